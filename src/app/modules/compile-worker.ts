/** Compiles in a thread of its own, for `compileApart`. */
import { parentPort, workerData } from 'node:worker_threads';
import { packSchema } from '../../../codegen/emit/saved/pack.ts';
import { saveSchema } from '../../../codegen/emit/saved/save.ts';
import { YangError } from '../../../codegen/index.ts';
import { compileInstalled } from './compile.ts';
import type { CompileTask, Outcome } from './compile-apart.ts';

function outcome({ base, wanted }: CompileTask): Outcome {
  try {
    const { schema, installed } = compileInstalled(base, wanted);
    const texts: string[] = [];
    const saved = packSchema(saveSchema(schema, (text) => String(texts.push(text) - 1)));
    return { saved, texts, installed };
  } catch (error) {
    if (error instanceof YangError) return { problems: error.problems };
    throw error;
  }
}

parentPort!.postMessage(outcome(workerData as CompileTask));
