/**
 * Indexes of a longest increasing subsequence, leaving out negative values: the entries that can stay where they are
 * when a list is put in another order with the fewest moves.
 */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  /** Index of the smallest value that ends a subsequence of each length. */
  const ends: number[] = [];
  const previous = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < 0) continue;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = i;
  }
  const chosen = new Set<number>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i]!) chosen.add(i);
  return chosen;
}
