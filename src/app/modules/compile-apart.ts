import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { loadPacked } from '../../../codegen/emit/load.ts';
import { type Problem, YangError } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Clock, Core } from '../../server/contract.ts';
import { packageRoot } from '../package-root.ts';
import type { ServedBase } from './base.ts';
import { type Compiled, compileInstalled, type Wanted } from './compile.ts';
import type { Installed } from './installed.ts';
import { treeText } from './tree-text.ts';

/** A compiled schema, and which trees of the datastores are known to be valid under it. */
export interface CompiledApart extends Compiled {
  readonly valid: readonly Tree[];
}

/** What the thread is told. */
export interface CompileTask {
  readonly base: ServedBase;
  readonly wanted: Wanted;
  /** How many trees follow, each as pieces of JSON. */
  readonly trees: number;
}

/** A piece of the text of a tree; undefined at its end. */
export type TreePiece = string | undefined;

/** What it answers: a packed schema with the texts it refers to by number, or the mistakes in the modules. */
export type Outcome =
  | {
      readonly packed: Uint8Array;
      readonly texts: readonly (string | undefined)[];
      readonly installed: Installed;
      /** Of each tree whether it is valid as it is. */
      readonly valid: readonly boolean[];
    }
  | { readonly problems: readonly Problem[] };

/** As the build makes it; the sources run without. */
const workerFile = join(packageRoot, 'dist', 'bin', 'compile-worker.js');
const built = import.meta.url.endsWith('.js') && existsSync(workerFile);

const limits = { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 64 };
/** Milliseconds. */
const longestAtMost = 120_000;

/**
 * As `compileInstalled`, in a thread of its own, which also validates what the datastores hold: sessions are served
 * meanwhile, and modules that ask for too much time or memory harm nobody. Throws YangError with every problem found,
 * ProtocolError `resource-denied` for too much.
 */
export async function compileApart(core: Core, base: ServedBase, wanted: Wanted): Promise<CompiledApart> {
  if (!built) return { ...compileInstalled(base, wanted), valid: [] };
  const trees = treesOf(core);
  const outcome = await inThread({ base, wanted, trees: trees.length }, trees, core.wallClock);
  if ('problems' in outcome) throw new YangError(outcome.problems);
  const { packed, texts, installed, valid } = outcome;
  const { buffer, byteOffset, byteLength } = packed;
  return {
    schema: loadPacked(Buffer.from(buffer, byteOffset, byteLength), {
      readText: (number) => texts[Number(number)],
    }),
    installed,
    valid: trees.filter((_, index) => valid[index]),
  };
}

/** What the datastores hold, each tree once. */
export function treesOf(core: Core): readonly Tree[] {
  return [...new Set(Object.values(core.trees()))];
}

/** `clock` is that of connections. */
function inThread(task: CompileTask, trees: readonly Tree[], clock: Clock): Promise<Outcome> {
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
    sendTrees(worker, trees).catch(reject);
  }).finally(() => {
    cancelTimer();
    return worker.terminate();
  });
}

/** In pieces: large configurations do not keep others waiting. */
async function sendTrees(worker: Worker, trees: readonly Tree[]): Promise<void> {
  for (const tree of trees) {
    for (const piece of treeText(tree)) {
      worker.postMessage(piece satisfies TreePiece);
      await nextTurn();
    }
    worker.postMessage(undefined satisfies TreePiece);
  }
}

const tooMuch = (what: string) =>
  new ProtocolError('resource-denied', `compiling the modules takes too much ${what}`);
