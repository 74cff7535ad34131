/** The core of a server as tests of the faces need it: a small module, nothing on disk, a clock that moves when told. */
import { fileURLToPath } from 'node:url';
import { compileModules, directoryLoader, type JsonObject, type Schema } from '../codegen/index.ts';
import { memoryStorage } from '../src/datastore/storage/memory.ts';
import { type VirtualClock, virtualClock } from '../src/server/clock.ts';
import type { Core, Logger, Personality } from '../src/server/contract.ts';
import { createCore } from '../src/server/core.ts';
import { createUserStore, type UserConfig } from '../src/server/users.ts';

export interface TestCore {
  readonly core: Core;
  /** Stands at 2026-01-01. */
  readonly clock: VirtualClock;
  /** What was logged, for tests that nothing secret was. */
  readonly logged: string[];
}

/** Modules from a directory of tests and from `yang/ietf`. */
export function testSchema(directory: string, implement: readonly string[]): Schema {
  const ietf = fileURLToPath(new URL('../yang/ietf', import.meta.url));
  return compileModules({ sources: [], load: directoryLoader([directory, ietf]), implement: [...implement] });
}

/** A core in the style of IOS XE, without candidate and startup unless `personality` says otherwise. */
export function testCore(
  schema: Schema,
  initial: JsonObject,
  users: readonly UserConfig[],
  personality: Partial<Personality> = {},
): TestCore {
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log: Logger = { debug: note, info: note, warn: note, error: note };
  const clock = virtualClock(Date.UTC(2026, 0, 1));
  const core = createCore({
    schema,
    storage: memoryStorage(),
    clock,
    log,
    users: createUserStore(users),
    personality: { style: 'xe', candidate: false, startup: false, ...personality },
    initial,
    durable: 'running',
  });
  return { core, clock, logged };
}

/** What both small modules have beside data: an operation that greets, one that rings, an action that restocks. */
export function handleShop(core: Core, module: string): void {
  core.handle(`${module}:greet`, (input) =>
    'slow' in input
      ? new Promise((resolve) => setTimeout(resolve, 20, { text: `hello ${input.name}` }))
      : { text: `hello ${input.name}` },
  );
  core.handle(`${module}:ring`, () => undefined);
  core.handle(`/${module}:shop/${module}:item/${module}:restock`, (input, { path }) => ({
    total: (input.count as number) + (path.at(-1)?.keys?.[0] as number),
  }));
}
