/** What installing and removing have in common. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { formatProblem, type Problem, type Schema, YangError } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import { CarryOver } from '../../datastore/carry-over.ts';
import type { Storage } from '../../datastore/contract.ts';
import type { Core, Session } from '../../server/contract.ts';
import { serverModules } from '../schema.ts';
import { namedInForce, nameOf, reachable, type ServedBase, submodulesOf } from './base.ts';
import { type CompiledApart, treesOf } from './compile-apart.ts';
import { type Installed, type ModuleText, writeInstalled } from './installed.ts';

export interface ModulesParts {
  readonly core: Core;
  readonly storage: Storage;
  readonly base: ServedBase;
  /** The schema of the base alone, where the build has prepared it. */
  readonly prepared: (() => Schema) | undefined;
}

/** At most this many mistakes in modules are told of at once. */
const mistakesAtMost = 200;

/** Puts a schema in force and keeps what it was made of. Throws ProtocolError; nothing has changed then. */
export async function change(
  { core, storage }: ModulesParts,
  { schema, installed, valid }: CompiledApart,
  session: Session,
): Promise<void> {
  const carryOver = new CarryOver(schema, valid);
  // Every turn is one of its own: other requests are answered in between, and none is half understood at the last.
  for (const tree of treesOf(core)) for (const _ of carryOver.steps(tree)) await nextTurn();
  await nextTurn();
  core.replaceSchema(carryOver, session, () => writeInstalled(storage, installed));
}

/** Throws ProtocolError `in-use` for a module that is neither exchanged nor removed. */
export function checkNotFixed({ fixed }: ServedBase, name: string): void {
  if (!fixed.some((module) => nameOf(module) === name)) return;
  const whose = serverModules.includes(name) ? 'the server itself' : 'the device that is served';
  throw new ProtocolError('in-use', `${name} is a module of ${whose}: it cannot be exchanged or removed`);
}

/** Modules and submodules whose texts no one sends: those of server and device, and those named that stay so. */
export function textsInUse(schema: Schema, base: ServedBase, after: Omit<Installed, 'texts'>): Set<string> {
  const names = new Set(reachable(schema, base.fixed.map(nameOf)));
  for (const name of namedInForce(base, after).map(nameOf)) {
    for (const each of [name, ...submodulesOf(schema, name)]) names.add(each);
  }
  return names;
}

/** Texts installed before that some installed modules are made of. */
export function textsOf(
  schema: Schema,
  texts: readonly ModuleText[],
  modules: Installed['modules'],
): ModuleText[] {
  const reached = reachable(
    schema,
    modules.map(({ name }) => name),
  );
  return texts.filter(({ name }) => reached.has(name));
}

/** Mistakes in modules as errors of the operation, all of them, each with its place. */
export async function understood<T>(compile: () => Promise<T>): Promise<T> {
  try {
    return await compile();
  } catch (error) {
    if (error instanceof YangError) {
      throw ProtocolError.combine(error.problems.slice(0, mistakesAtMost).map(mistake));
    }
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ProtocolError('operation-failed', `modules could not be read: ${path}: ${code}`);
  }
}

function mistake(problem: Problem): ProtocolError {
  const missing = problem.code === 'RFC 7950 section 5.1.1';
  const hint = missing ? '; give its text as a source, or put its file where --yang-dir says' : '';
  return new ProtocolError('invalid-value', formatProblem(problem) + hint, { appTag: 'yang-error' });
}
