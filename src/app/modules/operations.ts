import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  formatProblem,
  type JsonObject,
  type Problem,
  type Schema,
  YangError,
} from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Storage } from '../../datastore/contract.ts';
import type { Core, RpcHandler, Session } from '../../server/contract.ts';
import { nameOf, reachable, type ServedBase } from './compile.ts';
import { compileApart } from './compile-apart.ts';
import {
  type Installed,
  type InstalledModule,
  nothingInstalled,
  readInstalled,
  writeInstalled,
} from './installed.ts';
import { describeTexts } from './texts.ts';

export interface ModulesParts {
  readonly core: Core;
  readonly storage: Storage;
  readonly base: ServedBase;
  /** The schema of the base alone, where the build has prepared it. */
  readonly prepared: (() => Schema) | undefined;
}

/** At most this many mistakes in modules are told of at once. */
const mistakesAtMost = 200;

/** The operations and the state of sly-modules: modules come and go while the server runs. */
export function attachModules(parts: ModulesParts): void {
  const { core, storage } = parts;
  let last: Promise<unknown> = Promise.resolve();
  /** One change after the other: each begins with what the one before has left. */
  const inTurn =
    (change: typeof install): RpcHandler =>
    (input, { session }) => {
      const result = last.then(() => change(parts, input, session));
      last = result.catch(() => {});
      return result;
    };
  core.handle('sly-modules:install-module', inTurn(install));
  core.handle('sly-modules:remove-module', inTurn(remove));
  core.addStateProvider({
    path: ['sly-modules:modules'],
    read() {
      const installed = readInstalled(storage).modules.map(({ name, features }) => {
        const revision = core.schema.modules.get(name)?.revision;
        return { name, ...(revision ? { revision } : {}), ...(features ? { feature: features } : {}) };
      });
      return installed.length > 0 ? { installed } : undefined;
    },
  });
}

async function install(parts: ModulesParts, input: JsonObject, session: Session): Promise<JsonObject> {
  const { core, storage, base } = parts;
  const name = input.name as string;
  const before = readInstalled(storage);
  if (base.implement.some((module) => nameOf(module) === name)) {
    throw new ProtocolError('data-exists', `${name} is served already, from the start of the server on`);
  }
  const module: InstalledModule = {
    name,
    ...(input.revision === undefined ? {} : { revision: input.revision as string }),
    ...(input.feature === undefined ? {} : { features: input.feature as readonly string[] }),
  };
  const modules = [...before.modules.filter((other) => other.name !== name), module];
  const { schema, installed } = await understood(async () => {
    const texts = describeTexts((input.source ?? []) as readonly string[]);
    const fixed = servedApartFrom(core.schema, before);
    return compileApart(base, { modules, texts, spare: before.texts, fixed }, core.wallClock);
  });
  const known = new Set(core.schema.modules.keys());
  await change(parts, schema, installed, session);
  const added = [...schema.modules.keys()].filter((one) => !known.has(one) && !one.includes('@'));
  return { 'content-id': schema.contentId, ...(added.length > 0 ? { added } : {}) };
}

async function remove(parts: ModulesParts, input: JsonObject, session: Session): Promise<JsonObject> {
  const { core, storage, base, prepared } = parts;
  const name = input.name as string;
  const before = readInstalled(storage);
  const modules = before.modules.filter((module) => module.name !== name);
  if (modules.length === before.modules.length) {
    const why = core.schema.modules.has(name)
      ? `${name} was not installed with install-module: it is there because the server was started with it, or another module needs it`
      : `there is no module ${name}`;
    throw new ProtocolError('invalid-value', why);
  }
  const { schema, installed } = await understood(async () =>
    modules.length === 0 && prepared
      ? { schema: prepared(), installed: nothingInstalled }
      : compileApart(
          base,
          { modules, texts: before.texts, fixed: servedApartFrom(core.schema, before) },
          core.wallClock,
        ),
  );
  checkUnneeded(schema, base, name);
  const known = [...core.schema.modules.keys()];
  await change(parts, schema, installed, session);
  const removed = known.filter((one) => !schema.modules.has(one) && !one.includes('@'));
  return { 'content-id': schema.contentId, ...(removed.length > 0 ? { removed } : {}) };
}

/** Refuses to remove what other installed modules are made of. */
function checkUnneeded(schema: Schema, base: ServedBase, name: string): void {
  if (!schema.modules.has(name) || reachable(schema, base.implement.map(nameOf)).has(name)) return;
  const users = [...schema.modules.values()].filter(({ imports }) =>
    imports.some(({ module }) => module === name),
  );
  const names = users.map((module) => module.name).join(', ');
  throw new ProtocolError(
    'in-use',
    `${name} is imported by ${names}: remove what was installed of these first`,
  );
}

async function change(
  { core, storage }: ModulesParts,
  schema: Schema,
  installed: Installed,
  session: Session,
): Promise<void> {
  // In a turn of its own: no other request is between being understood and being done.
  await nextTurn();
  core.replaceSchema(schema, session, () => writeInstalled(storage, installed));
}

/** Modules and submodules served that were not installed: their texts stay the ones in use. */
function servedApartFrom(schema: Schema, { texts }: Installed): ReadonlySet<string> {
  const names = reachable(schema, schema.modules.keys());
  const installed = new Set(texts.map(({ name }) => name));
  return new Set([...names].filter((name) => !installed.has(name)));
}

function mistake(problem: Problem): ProtocolError {
  const missing = problem.code === 'RFC 7950 section 5.1.1';
  const hint = missing ? '; give its text as a source, or put its file where --yang-dir says' : '';
  return new ProtocolError('invalid-value', formatProblem(problem) + hint, { appTag: 'yang-error' });
}

/** Mistakes in modules as errors of the operation, all of them, each with its place. */
async function understood<T>(compile: () => Promise<T>): Promise<T> {
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
