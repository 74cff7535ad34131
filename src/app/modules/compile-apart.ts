import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadPacked } from '../../../codegen/emit/load.ts';
import { type Problem, YangError } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Clock } from '../../server/contract.ts';
import { packageRoot } from '../package-root.ts';
import type { ServedBase } from './base.ts';
import { type Compiled, compileInstalled, type Wanted } from './compile.ts';
import type { Installed } from './installed.ts';

/** What the thread is told. */
export interface CompileTask {
  readonly base: ServedBase;
  readonly wanted: Wanted;
}

/** What it answers: a saved schema with the texts it refers to by number, or the mistakes in the modules. */
export type Outcome =
  | { readonly saved: string; readonly texts: readonly string[]; readonly installed: Installed }
  | { readonly problems: readonly Problem[] };

/** As the build makes it; the sources run without. */
const workerFile = join(packageRoot, 'dist', 'bin', 'compile-worker.js');
const built = import.meta.url.endsWith('.js') && existsSync(workerFile);

const limits = { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 64 };
/** Milliseconds. */
const longestAtMost = 120_000;

/**
 * As `compileInstalled`, in a thread of its own: sessions are served meanwhile, and modules that ask for too much time
 * or memory (`clock` is that of connections) harm nobody. Throws YangError with every problem found, ProtocolError `resource-denied` for too much.
 */
export async function compileApart(base: ServedBase, wanted: Wanted, clock: Clock): Promise<Compiled> {
  if (!built) return compileInstalled(base, wanted);
  const outcome = await inThread({ base, wanted }, clock);
  if ('problems' in outcome) throw new YangError(outcome.problems);
  const { saved, texts, installed } = outcome;
  return { schema: loadPacked(saved, { readText: (number) => texts[Number(number)] }), installed };
}

function inThread(task: CompileTask, clock: Clock): Promise<Outcome> {
  const worker = new Worker(workerFile, { workerData: task, resourceLimits: limits });
  // A server that stops does not wait for it.
  worker.unref();
  let cancelTimer = () => {};
  return new Promise<Outcome>((resolve, reject) => {
    cancelTimer = clock.schedule(clock.now() + longestAtMost, () => reject(tooMuch('time')));
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('memory') : error);
    });
    worker.once('exit', () => reject(new Error('the compiler ended without an answer')));
  }).finally(() => {
    cancelTimer();
    return worker.terminate();
  });
}

const tooMuch = (what: string) =>
  new ProtocolError('resource-denied', `compiling the modules takes too much ${what}`);
