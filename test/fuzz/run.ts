import { mutateText } from './mutate.ts';
import { Random } from './random.ts';
import type { FuzzTarget } from './target.ts';

/** Longest that one text may take, on a machine that is busy with other things. */
const TOO_LONG_MS = 10_000;

/** Runs a target until the time is over. Throws with seed and text when the parser fails or is slow. */
export function fuzz(target: FuzzTarget, seconds: number, seed: number): number {
  const end = performance.now() + seconds * 1000;
  let runs = 0;
  for (; performance.now() < end; runs++) {
    const text = mutateText(target.examples, target.words, new Random(seed + runs));
    const start = performance.now();
    let failure: unknown;
    try {
      target.run(text);
    } catch (error) {
      failure = error;
    }
    const took = performance.now() - start;
    if (took > TOO_LONG_MS) failure ??= new Error(`took ${Math.round(took)} ms`);
    if (failure === undefined) continue;
    const shown = text.length > 2000 ? `${text.slice(0, 2000)}… (${text.length} characters)` : text;
    throw new Error(`${target.name}: seed ${seed + runs}: ${failure}\n${JSON.stringify(shown)}`, {
      cause: failure,
    });
  }
  return runs;
}
