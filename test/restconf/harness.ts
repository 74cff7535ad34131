/** A RESTCONF server on a free port, in front of a core with a small module and nothing on disk. */
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../codegen/index.ts';
import { type RestconfOptions, startRestconf } from '../../src/restconf/server.ts';
import type { Personality } from '../../src/server/contract.ts';
import { handleShop, type TestCore, testCore, testSchema } from '../core.ts';

const schema = testSchema(fileURLToPath(new URL('.', import.meta.url)), [
  'rc-shop',
  'ietf-restconf-monitoring',
  'ietf-yang-library',
  'ietf-netconf',
  'ietf-netconf-acm',
  'ietf-netconf-monitoring',
]);

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

export interface Rig extends TestCore {
  readonly url: string;
  readonly port: number;
  /** Sends a request. An object as body is sent as JSON, a string as it is; JSON is asked for. */
  ask(method: string, path: string, options?: Ask): Promise<Answer>;
  close(): Promise<void>;
}

export const basic = (user: string) => `Basic ${Buffer.from(user).toString('base64')}`;

const users = [
  { name: 'admin', password: 'secret:with colon' },
  { name: 'guest', password: 'guest', privilege: 1 },
];

export async function startRig(
  options: Partial<Personality> = {},
  more: Partial<RestconfOptions> = {},
): Promise<Rig> {
  const made = testCore(schema, initial, users, options);
  const { core } = made;
  core.addStateProvider({
    path: ['rc-shop:shop', 'stats'],
    read: () => ({ visits: '7', entry: [{ text: 'one' }, { text: 'two' }] }),
  });
  handleShop(core, 'rc-shop');
  const server = await startRestconf(core, { host: '127.0.0.1', port: 0, log: core.log, ...more });
  const url = `http://127.0.0.1:${server.port}`;

  return {
    ...made,
    url,
    port: server.port,
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
