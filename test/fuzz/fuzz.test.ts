/**
 * Half a second of fuzzing for each parser; `npm run fuzz -- --seconds N [--seed N] [--target NAME]` does more. What fails
 * is repeated with the seed that it prints.
 */
import { test } from 'vitest';
import { jsonData, xmlData } from './data.ts';
import { json } from './json.ts';
import { regex } from './regex.ts';
import { fuzz } from './run.ts';
import type { FuzzTarget } from './target.ts';
import { xml } from './xml.ts';
import { xpath } from './xpath.ts';
import { yang } from './yang.ts';

const { FUZZ_SECONDS, FUZZ_SEED, FUZZ_TARGET } = process.env;
const seconds = Number(FUZZ_SECONDS ?? 0.5);
const seed = Number(FUZZ_SEED ?? 1);
const targets: readonly FuzzTarget[] = [yang, xpath, regex, xml, json, xmlData, jsonData];
const chosen = targets.filter(({ name }) => FUZZ_TARGET === undefined || FUZZ_TARGET === name);

test.each(chosen)('$name', { timeout: (seconds + 60) * 1000 }, (target) => {
  const runs = fuzz(target, seconds, seed);
  if (FUZZ_SECONDS !== undefined) console.log(`${target.name}: ${runs} texts from seed ${seed}`);
});
