/** Numbers of one phase. Times in milliseconds. */
export interface Timing {
  readonly p50: number;
  readonly p99: number;
  /** Operations a second. */
  readonly rate: number;
}

/** Summary of single durations. */
export function timing(durations: readonly number[]): Timing {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  const total = sorted.reduce((sum, value) => sum + value, 0);
  return { p50: at(0.5), p99: at(0.99), rate: (sorted.length / total) * 1000 };
}

const cell = (value: string | number): string =>
  typeof value === 'string'
    ? value
    : value >= 100
      ? Math.round(value).toLocaleString('en')
      : value.toFixed(2);

/** Prints a table: first column left, the others right aligned. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const cells = [head, ...rows.map((row) => row.map(cell))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  ');
  process.stdout.write(`\n${title}\n`);
  for (const row of cells) process.stdout.write(`  ${line(row)}\n`);
}

export const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
