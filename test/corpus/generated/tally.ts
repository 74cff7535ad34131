/** How much of what a kind generates both find good, how much both find wrong, and for how many different reasons. */

class Count {
  good = 0;
  wrong = 0;
  different = 0;
  readonly #reasons = new Map<string, number>();

  count(verdict: 'good' | 'wrong' | 'different', messages: string): void {
    this[verdict]++;
    if (verdict !== 'wrong') return;
    const reason = reasonIn(messages);
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }

  /** Part of all that is good, from 0 to 1. */
  get share(): number {
    return this.good / Math.max(1, this.good + this.wrong + this.different);
  }

  toString(): string {
    const total = this.good + this.wrong + this.different;
    const percent = `${Math.round(this.share * 100)} %`.padStart(5);
    return `${percent} of ${String(total).padEnd(5)} ${String(this.#reasons.size).padStart(3)} reasons`;
  }

  reasons(): readonly string[] {
    return [...this.#reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `  ${count} × ${reason}`);
  }
}

export class Tally {
  readonly modules = new Count();
  readonly documents = new Count();

  reasons(): string {
    return ['modules:', ...this.modules.reasons(), 'data:', ...this.documents.reasons()].join('\n');
  }
}

/** The first message without the names, values and places in it. */
function reasonIn(messages: string): string {
  const first = /^libyang\[0\]: (.*?)(?: \(.*\))?$/m.exec(messages)?.[1] ?? messages;
  return first.replace(/"[^"]*"/g, '""').slice(0, 120);
}
