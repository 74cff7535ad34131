/** Compiles in a thread of its own, for `compileApart`. */
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { loadPacked } from '../../../codegen/emit/load.ts';
import { type Schema, YangError } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import { validateConfig } from '../../data/validate/validate.ts';
import { fitTree } from '../../datastore/storage/fit-tree.ts';
import { compilePacked } from '../schema.ts';
import type { PackedSchema } from '../schema-cache.ts';
import { compileInstalled } from './compile.ts';
import type { CompileTask, Outcome, TreePiece } from './compile-apart.ts';

const port = parentPort!;
/** Those that come while the modules are compiled wait in it. */
const pieces = on(port, 'message');

async function outcome({ base, wanted, trees }: CompileTask): Promise<Outcome> {
  let made: PackedSchema | undefined;
  const { schema, installed } = compileInstalled(base, wanted, (request) => {
    made = compilePacked(request);
    return made.compiled ?? loadPacked(made.packed);
  });
  const { packed, texts } = made!;
  const valid: boolean[] = [];
  while (valid.length < trees) valid.push(isValid(schema, JSON.parse(await nextTree())));
  // Of its own, so that it can be handed over.
  return { packed: new Uint8Array(packed), texts, installed, valid };
}

async function nextTree(): Promise<string> {
  let text = '';
  for (;;) {
    const [piece] = (await pieces.next()).value as [TreePiece];
    if (piece === undefined) return text;
    text += piece;
  }
}

/** Whether a configuration fits a schema as it is. What is wrong is found out again by who asked. */
function isValid(schema: Schema, stored: unknown): boolean {
  const { tree, unfit } = fitTree(schema, stored);
  if (unfit.length > 0) return false;
  try {
    validateConfig(schema, tree);
    return true;
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

try {
  const result = await outcome(workerData as CompileTask);
  port.postMessage(result, 'packed' in result ? [result.packed.buffer as ArrayBuffer] : []);
} catch (error) {
  if (!(error instanceof YangError)) throw error;
  port.postMessage({ problems: error.problems } satisfies Outcome);
}
