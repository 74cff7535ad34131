#!/usr/bin/env node
/** `npm run fuzz -- [--seconds N] [--seed N] [--target yang|xpath|regex|xml|json|xml-data|json-data]`: each target for N seconds. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { seconds: { type: 'string' }, seed: { type: 'string' }, target: { type: 'string' } },
});
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'unit', 'test/fuzz'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    FUZZ_SECONDS: values.seconds ?? '60',
    FUZZ_SEED: values.seed ?? String(Date.now() % 2 ** 31),
    ...(values.target && { FUZZ_TARGET: values.target }),
  },
});
process.exit(status ?? 1);
