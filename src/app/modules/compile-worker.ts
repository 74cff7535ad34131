/** Compiles in a thread of its own, for `compileApart`. */
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { packSchema } from '../../../codegen/emit/saved/pack.ts';
import { saveSchema } from '../../../codegen/emit/saved/save.ts';
import { type Schema, YangError } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import { validateConfig } from '../../data/validate/validate.ts';
import { fitTree } from '../../datastore/storage/fit-tree.ts';
import { compileInstalled } from './compile.ts';
import type { CompileTask, Outcome, TreePiece } from './compile-apart.ts';

const port = parentPort!;
/** Those that come while the modules are compiled wait in it. */
const pieces = on(port, 'message');

async function outcome({ base, wanted, trees }: CompileTask): Promise<Outcome> {
  const { schema, installed } = compileInstalled(base, wanted);
  const texts: string[] = [];
  const saved = Buffer.from(packSchema(saveSchema(schema, (text) => String(texts.push(text) - 1))), 'latin1');
  const valid: boolean[] = [];
  while (valid.length < trees) valid.push(isValid(schema, JSON.parse(await nextTree())));
  return { saved, texts, installed, valid };
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
  port.postMessage(result, 'saved' in result ? [result.saved.buffer as ArrayBuffer] : []);
} catch (error) {
  if (!(error instanceof YangError)) throw error;
  port.postMessage({ problems: error.problems } satisfies Outcome);
}
