/** A RESTCONF server on a free port, in front of a core with a small module and nothing on disk. */
import { fileURLToPath } from 'node:url';
import { compileModules, directoryLoader, type JsonObject } from '../../codegen/index.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import { type RestconfOptions, startRestconf } from '../../src/restconf/server.ts';
import { type VirtualClock, virtualClock } from '../../src/server/clock.ts';
import type { Core, Logger, Personality } from '../../src/server/contract.ts';
import { createCore } from '../../src/server/core.ts';
import { createUserStore } from '../../src/server/users.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const ietf = fileURLToPath(new URL('../../yang/ietf', import.meta.url));

const schema = compileModules({
  sources: [],
  load: directoryLoader([here, ietf]),
  implement: [
    'rc-shop',
    'ietf-restconf-monitoring',
    'ietf-yang-library',
    'ietf-netconf',
    'ietf-netconf-acm',
    'ietf-netconf-monitoring',
  ],
});

/** Configuration that tests start from. */
export const initial: JsonObject = {
  'rc-shop:shop': {
    name: 'Corner',
    item: [
      { id: 1, label: 'apple', price: '0.5', tag: ['red', 'sweet'] },
      { id: 2, label: 'pear' },
    ],
    queue: [{ who: 'ann' }, { who: 'bob' }],
    stock: [{ shelf: 'a/b', kind: 'x,y', count: 3 }],
  },
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. */
  json(): JsonObject;
  /** The first error of an error body in JSON. */
  readonly error: JsonObject;
}

export interface Ask {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly user?: string;
}

export interface Rig {
  readonly core: Core;
  readonly clock: VirtualClock;
  readonly url: string;
  readonly port: number;
  /** What was logged, for tests that nothing secret was. */
  readonly logged: string[];
  /** Sends a request. An object as body is sent as JSON, a string as it is; JSON is asked for. */
  ask(method: string, path: string, options?: Ask): Promise<Answer>;
  close(): Promise<void>;
}

export const basic = (user: string) => `Basic ${Buffer.from(user).toString('base64')}`;

/** Starts one; the clock stands at 2026-01-01. */
export async function startRig(
  options: Partial<Personality> = {},
  more: Partial<RestconfOptions> = {},
): Promise<Rig> {
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log: Logger = { debug: note, info: note, warn: note, error: note };
  const clock = virtualClock(Date.UTC(2026, 0, 1));
  const core = createCore({
    schema,
    storage: memoryStorage(),
    clock,
    log,
    users: createUserStore([
      { name: 'admin', password: 'secret:with colon' },
      { name: 'guest', password: 'guest', privilege: 1 },
    ]),
    personality: {
      style: 'xe',

      candidate: false,
      startup: false,
      ...options,
    },
    initial,
    durable: 'running',
  });
  core.addStateProvider({
    path: ['rc-shop:shop', 'stats'],
    read: () => ({ visits: '7', entry: [{ text: 'one' }, { text: 'two' }] }),
  });
  core.handle('rc-shop:greet', (input) => ({ text: `hello ${input.name}` }));
  core.handle('rc-shop:ring', () => undefined);
  core.handle('/rc-shop:shop/rc-shop:item/rc-shop:restock', (input, { path }) => ({
    total: (input.count as number) + (path.at(-1)?.keys?.[0] as number),
  }));
  const server = await startRestconf(core, { host: '127.0.0.1', port: 0, log, ...more });
  const url = `http://127.0.0.1:${server.port}`;

  return {
    core,
    clock,
    url,
    port: server.port,
    logged,
    close: server.close,
    async ask(method, path, { body, headers = {}, user = 'admin:secret:with colon' } = {}) {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const response = await fetch(url + path, {
        method,
        headers: {
          Authorization: basic(user),
          Accept: 'application/yang-data+json',
          ...(text !== undefined && { 'Content-Type': 'application/yang-data+json' }),
          ...headers,
        },
        ...(text !== undefined && { body: text as string }),
      });
      const got = await response.text();
      const json = () => JSON.parse(got) as JsonObject;
      return {
        status: response.status,
        headers: response.headers,
        text: got,
        json,
        get error() {
          const errors = (json()['ietf-restconf:errors'] ?? json().errors) as { error: JsonObject[] };
          return errors.error[0]!;
        },
      };
    },
  };
}
