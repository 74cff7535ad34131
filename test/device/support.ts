/** A device on a core of its own: real schema, datastores as plain pointers, a clock that moves when told. */
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  compileModules,
  type DataNode,
  directoryLoader,
  type JsonObject,
  type JsonValue,
  type ParentNode,
  type Schema,
} from '../../codegen/index.ts';
import type { CommitParticipant, DatastoreName, Storage, Tree } from '../../src/datastore/contract.ts';
import type { Network } from '../../src/device/agent/network.ts';
import { type AttachedDevice, attachDevice } from '../../src/device/attach.ts';
import { findProfile } from '../../src/device/profiles/index.ts';
import { type VirtualClock, virtualClock } from '../../src/server/clock.ts';
import type { Core, RpcHandler, Session, StateProvider } from '../../src/server/contract.ts';

const yang = (name: string) => fileURLToPath(new URL(`../../yang/${name}`, import.meta.url));
export const profile = findProfile();
const schemas = new Map<string, Schema>();

/** The schema of these modules, compiled once. */
export function compiled(modules: readonly string[]): Schema {
  const key = modules.join(' ');
  const schema =
    schemas.get(key) ??
    compileModules({
      sources: [],
      load: directoryLoader([yang('cisco'), yang('ietf'), yang('sly')]),
      implement: [...modules],
    });
  schemas.set(key, schema);
  return schema;
}

export const schema = (): Schema => compiled(profile.modules);

export const T0 = Date.UTC(2026, 0, 5, 10, 0, 0);

/** Storage as SQLite keeps it: JSON text, so that nothing is shared by accident. */
export function testStorage(): Storage & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    loadTree: () => undefined,
    saveTree: () => {},
    appendChanges: () => {},
    get: (key) => {
      const text = values.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as JsonValue);
    },
    set: (key, value) => void values.set(key, JSON.stringify(value)),
    transaction: (work) => work(),
    close: () => {},
  };
}

/** No server is reachable. */
export const NOWHERE: Network = {
  post: async () => ({ ok: false, failure: { kind: 'dns' } }),
};

export interface TestDevice {
  readonly device: AttachedDevice;
  readonly clock: VirtualClock;
  readonly published: { name: string; content: JsonObject }[];
  readonly terminated: number[];
  readonly trees: Map<DatastoreName, Tree>;
  edit(change: (tree: Tree) => Tree): void;
  invoke(rpc: string, input?: JsonObject, transport?: Session['transport']): Promise<JsonObject | undefined>;
  state(name: string): JsonObject;
  /** Lets answers of other machines come in. */
  settle(): Promise<void>;
}

export function testDevice(
  options: {
    storage?: Storage;
    network?: Network;
    dataDir?: string;
    startup?: Tree;
    running?: Tree;
    now?: number;
  } = {},
): TestDevice {
  const clock = virtualClock(options.now ?? T0);
  const participants: CommitParticipant[] = [];
  const providers: StateProvider[] = [];
  const handlers = new Map<string, RpcHandler>();
  const published: TestDevice['published'] = [];
  const terminated: number[] = [];
  const trees = new Map<DatastoreName, Tree>([
    ['startup', options.startup ?? options.running ?? profile.initial(schema())],
    ['running', options.running ?? options.startup ?? profile.initial(schema())],
  ]);
  const session = {
    id: 7,
    transport: 'netconf-ssh',
    terminate: () => void terminated.push(7),
  } as unknown as Session;
  const replace = (name: DatastoreName, tree: Tree) => {
    const before = trees.get(name)!;
    const after = participants.reduce((next, one) => one.transform?.(before, next) ?? next, tree);
    const transaction = {
      datastore: name,
      before,
      after,
      changes: [],
      sessionId: undefined,
      username: undefined,
    };
    for (const one of participants) one.prepare?.(transaction);
    trees.set(name, after);
    for (const one of participants) one.apply?.(transaction);
  };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const core = {
    schema: schema(),
    clock,
    log,
    personality: { candidate: false },
    locks: () => new Map(),
    operations: { copyConfig: (_: Session, name: DatastoreName, tree: Tree) => replace(name, tree) },
    events: { publish: (name: string, content: JsonObject) => void published.push({ name, content }) },
    sessions: { list: () => [session], get: () => session },
    tree: (name: DatastoreName) => trees.get(name),
    replace,
    addParticipant: (one: CommitParticipant) => void participants.push(one),
    addStateProvider: (one: StateProvider) => void providers.push(one),
    handle: (rpc: string, handler: RpcHandler) => void handlers.set(rpc, handler),
  } as unknown as Core;
  const device = attachDevice(core, profile, {
    storage: options.storage ?? testStorage(),
    dataDir: options.dataDir,
    network: options.network ?? NOWHERE,
  });
  return {
    device,
    clock,
    published,
    terminated,
    trees,
    edit: (change) => replace('running', change(trees.get('running')!)),
    async invoke(rpc, input = {}, transport = 'netconf-ssh') {
      const handler = handlers.get(rpc);
      if (!handler) throw new Error(`no handler for ${rpc}`);
      return handler(input, { session: { ...session, transport }, path: [] });
    },
    state(name) {
      const provider = providers.find(({ path }) => path[0] === name)!;
      return provider.read(clock.now()) as JsonObject;
    },
    async settle() {
      await setImmediate();
    },
  };
}

/** Imports a licence file from flash; gives the return code and the last system message. */
export async function importText(it: TestDevice, text: string) {
  it.device.flash.write(['in.xml'], text);
  const answer = await it.invoke('cisco-smart-license:import-file', { 'file-path': 'flash:in.xml' });
  return { code: answer?.['return-code'], said: it.device.systemLog.lines.at(-1) };
}

/** Every member that the schema has not, or whose value is not of its type; what is empty in a UDI is as devices have it. */
export function problems(node: DataNode, value: JsonValue, path = `/${node.jsonName}`): string[] {
  if (node.kind === 'leaf') {
    if (value === '' && path.includes('udi/')) return [];
    try {
      node.type.parseJson(value);
      return [];
    } catch (error) {
      return [`${path}: ${(error as Error).message}`];
    }
  }
  const objects = (node.kind === 'list' ? value : [value]) as readonly JsonObject[];
  return objects.flatMap((object, index) =>
    Object.entries(object).flatMap(([name, member]) => {
      const child = (node as ParentNode).byJsonName.get(name);
      const at = `${path}${node.kind === 'list' ? `[${index}]` : ''}/${name}`;
      return child ? problems(child, member, at) : [`${at}: unknown`];
    }),
  );
}
