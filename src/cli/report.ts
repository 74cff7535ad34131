import pc from 'picocolors';
import { YangError } from '../../codegen/error.ts';
import { Failure } from '../app/failure.ts';
import { ProtocolError } from '../data/error.ts';
import { describe } from './describe.ts';

/** Prints what went wrong, one line per mistake; a stack only for what is our own fault. Gives the exit code. */
export function report(error: unknown): number {
  if (error instanceof YangError) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (error instanceof Failure) {
    process.stderr.write(`${pc.red('sly:')} ${error.message}\n`);
    return error.status;
  }
  if (error instanceof ProtocolError) {
    for (const each of error.all) process.stderr.write(`${pc.red('sly:')} ${describe(each)}\n`);
    return 1;
  }
  process.stderr.write(
    `${pc.red('sly: internal error:')} ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 70;
}
