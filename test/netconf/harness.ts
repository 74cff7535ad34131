/** A core with a small module, and clients that talk to NETCONF sessions of it without SSH. */
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../codegen/index.ts';
import { ChunkedDecoder } from '../../src/netconf/framing/chunked.ts';
import type { MessageDecoder } from '../../src/netconf/framing/decoder.ts';
import { EndOfMessageDecoder } from '../../src/netconf/framing/end-of-message.ts';
import { serverCapabilities } from '../../src/netconf/messages/capabilities.ts';
import { base10, base11, baseNs } from '../../src/netconf/messages/namespaces.ts';
import { createContext } from '../../src/netconf/session/context.ts';
import { NetconfSession } from '../../src/netconf/session/netconf-session.ts';
import { Requests } from '../../src/netconf/session/requests.ts';
import { defaultSessionLimits, type SessionLimits } from '../../src/netconf/session/transport.ts';
import type { Personality, User } from '../../src/server/contract.ts';
import { handleShop, type TestCore, testCore, testSchema } from '../core.ts';
import { chunked, endOfMessage } from './frames.ts';

const schema = testSchema(fileURLToPath(new URL('.', import.meta.url)), [
  'nc-shop',
  'ietf-netconf',
  'ietf-netconf-acm',
  'ietf-netconf-monitoring',
  'ietf-netconf-nmda',
  'ietf-netconf-notifications',
  'ietf-netconf-with-defaults',
  'ietf-yang-library',
]);

/** Configuration that tests start from. */
export const initial: JsonObject = {
  'nc-shop:shop': {
    name: 'Corner',
    item: [
      { id: 1, label: 'apple' },
      { id: 2, label: 'pear' },
    ],
  },
};

export interface Rig extends TestCore {
  readonly requests: Requests;
}

export function makeRig(options: Partial<Personality> = {}): Rig {
  const made = testCore(schema, initial, [{ name: 'admin', password: 'admin' }], options);
  const { core } = made;
  core.addStateProvider({ path: ['nc-shop:shop', 'stats'], read: () => ({ visits: '7' }) });
  handleShop(core, 'nc-shop');
  return { ...made, requests: new Requests(createContext(core)) };
}

export interface ClientOptions {
  readonly base?: string;
  readonly limits?: Partial<SessionLimits>;
  readonly user?: User;
}

/** One end of a session: what a client sends and gets. */
export class TestClient {
  readonly session: NetconfSession;
  readonly hello: string;
  /** Everything the server wrote, one item a write. */
  readonly written: string[] = [];
  readonly received: string[] = [];
  closed: 'no' | 'end' | 'force' = 'no';
  /** When true the transport says that the peer does not keep up. */
  stuck = false;
  paused = false;
  private decoder: MessageDecoder = new EndOfMessageDecoder();
  private readonly base: string;
  private id = 100;

  constructor(
    rig: Pick<Rig, 'core' | 'requests'>,
    { base = base11, limits = {}, user = { name: 'admin', privilege: 15 } }: ClientOptions = {},
  ) {
    this.base = base;
    this.session = new NetconfSession({
      core: rig.core,
      requests: rig.requests,
      capabilities: serverCapabilities(rig.core),
      transport: {
        write: (bytes) => {
          this.written.push(bytes.toString());
          this.decoder.push(bytes);
          this.drain();
          return !this.stuck;
        },
        pause: () => {
          this.paused = true;
        },
        resume: () => {
          this.paused = false;
        },
        end: (force) => {
          this.closed = force ? 'force' : 'end';
        },
      },
      user,
      sourceHost: '192.0.2.1',
      limits: { ...defaultSessionLimits, ...limits },
      ended: () => {},
    });
    this.hello = this.received.shift()!;
    if (base !== '') {
      this.raw(endOfMessage(clientHello(base)));
      if (base === base11) this.decoder = new ChunkedDecoder();
    }
  }

  raw(text: string | Buffer): void {
    this.session.receive(Buffer.from(text));
  }

  /** Sends a message in the framing of the session. */
  send(message: string): void {
    this.raw(this.base === base10 ? endOfMessage(message) : chunked(message));
  }

  /** Sends an operation in an rpc, and gives the reply. */
  async rpc(operation: string, attributes = ''): Promise<string> {
    this.send(rpc(operation, this.id++, attributes));
    return this.next();
  }

  /** The next message; waits for it. */
  async next(): Promise<string> {
    for (let turn = 0; turn < 200 && this.received.length === 0; turn++) {
      await new Promise((resolve) => setTimeout(resolve, turn < 50 ? 0 : 5));
    }
    const message = this.received.shift();
    if (message === undefined) throw new Error('no message came');
    return message;
  }

  private drain(): void {
    for (let message = this.decoder.next(); message; message = this.decoder.next()) {
      this.received.push(message.toString());
    }
  }
}

export const rpc = (operation: string, id: number | string = 1, attributes = '') =>
  `<rpc xmlns="${baseNs}" message-id="${id}"${attributes}>${operation}</rpc>`;

export const clientHello = (...capabilities: string[]) =>
  `<?xml version="1.0"?><hello xmlns="${baseNs}"><capabilities>${capabilities
    .map((uri) => `<capability>${uri}</capability>`)
    .join('')}</capabilities></hello>`;

export const shopNs = 'urn:test:nc-shop';

/** Lets everything that is ready to run do so. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
