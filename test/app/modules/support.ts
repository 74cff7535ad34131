/** A server without a device that serves module `house`, and clients of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerOptions } from '../../../src/app/options.ts';
import { type RunningServer, startServer } from '../../../src/app/start.ts';
import { createContext } from '../../../src/netconf/session/context.ts';
import { Requests } from '../../../src/netconf/session/requests.ts';
import type { User } from '../../../src/server/contract.ts';
import { TestClient } from '../../netconf/harness.ts';

export const house = `module house {
  yang-version 1.1; namespace "urn:test:house"; prefix h;
  container house { leaf name { type string; } list room { key "id"; leaf id { type uint8; } } }
  notification bell { leaf who { type string; } }
}`;

export const box = `module acme-box {
  yang-version 1.1; namespace "urn:acme:box"; prefix b;
  import acme-types { prefix t; }
  revision 2026-01-01;
  feature lid;
  container box {
    leaf size { type t:size; }
    leaf lid { if-feature lid; type boolean; }
  }
}`;
export const types = `module acme-types {
  namespace "urn:acme:types"; prefix t;
  typedef size { type uint8 { range "1..10"; } }
}`;

export interface Bench {
  readonly server: RunningServer;
  readonly dir: string;
  /** Writes a module into the directory that the server looks in. */
  put(name: string, text: string): void;
  rest(method: string, path: string, body?: unknown): Promise<{ status: number; body: string }>;
  install(name: string, ...source: readonly string[]): ReturnType<Bench['rest']>;
  remove(name: string): ReturnType<Bench['rest']>;
  contentId(): string;
  client(user?: User): TestClient;
  close(): Promise<void>;
}

export async function startBench(options: ServerOptions = {}): Promise<Bench> {
  const dir = mkdtempSync(join(tmpdir(), 'sly-modules-'));
  const put = (name: string, text: string) => writeFileSync(join(dir, `${name}.yang`), text);
  put('house', house);
  const server = await startServer({
    device: false,
    modules: ['house'],
    yangDirs: [dir],
    restconf: { host: '127.0.0.1', port: 0, plain: true },
    ...options,
  });
  const rest: Bench['rest'] = async (method, path, body) => {
    const type = 'application/yang-data+json';
    const headers = { authorization: `Basic ${btoa('admin:admin')}`, accept: type, 'content-type': type };
    const reply = await fetch(`${server.restconf!.url}/restconf/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: await reply.text() };
  };
  return {
    server,
    dir,
    put,
    rest,
    install: (name, ...source) =>
      rest('POST', 'operations/sly-modules:install-module', {
        'sly-modules:input': { name, ...(source.length > 0 ? { source } : {}) },
      }),
    remove: (name) => rest('POST', 'operations/sly-modules:remove-module', { 'sly-modules:input': { name } }),
    contentId: () => server.core.schema.contentId,
    client: (user) => {
      const { core } = server;
      return new TestClient({ core, requests: new Requests(createContext(core)) }, user ? { user } : {});
    },
    async close() {
      await server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
