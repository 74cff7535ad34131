/** A device behind its RESTCONF face, and what can be put into the input of an RPC, told by the schema. */
import type {
  DataNode,
  JsonObject,
  JsonValue,
  LeafNode,
  ParentNode,
  RpcNode,
} from '../../../codegen/index.ts';
import { type RunningServer, startServer } from '../../../src/app/start.ts';
import { escapeText } from '../../../src/data/xml/escape.ts';

export const T0 = Date.UTC(2026, 0, 5, 10, 0, 0);

export interface Answer {
  readonly status: number;
  /** The first error: tag, message and path; undefined in a success. */
  readonly error: { readonly tag: string; readonly message: string; readonly path: string } | undefined;
  /** The members of `output`. */
  readonly output: JsonObject;
}

export interface Rig {
  readonly server: RunningServer;
  /** The RPCs of these modules. */
  rpcs(...modules: string[]): readonly RpcNode[];
  call(rpc: RpcNode, input: JsonObject): Promise<Answer>;
  /** The same with the body in XML; values are texts. */
  callXml(rpc: RpcNode, input: JsonObject): Promise<Answer>;
  control(name: string, input?: JsonObject): Promise<Answer>;
  get(path: string): Promise<{ readonly status: number; readonly json: JsonObject }>;
}

export async function startRig(profile: string): Promise<Rig> {
  const server = await startServer({
    profile,
    netconf: false,
    shell: false,
    restconf: { host: '127.0.0.1', port: 0, plain: true },
    clock: { kind: 'virtual', start: T0 },
  });
  const { schema } = server.core;
  const ask = async (method: string, path: string, type = 'json', body?: string) => {
    const response = await fetch(`${server.restconf!.url}/restconf${path}`, {
      method,
      headers: {
        Authorization: `Basic ${btoa('admin:admin')}`,
        Accept: 'application/yang-data+json',
        'Content-Type': `application/yang-data+${type}`,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return { status: response.status, json: (text === '' ? {} : JSON.parse(text)) as JsonObject };
  };
  const call = async (rpc: RpcNode, type: string, body: string): Promise<Answer> => {
    const { status, json } = await ask('POST', `/operations/${rpc.module.name}:${rpc.name}`, type, body);
    const errors = json['ietf-restconf:errors'] as { error?: JsonObject[] } | undefined;
    const first = errors?.error?.[0];
    return {
      status,
      error: first && {
        tag: String(first['error-tag']),
        message: String(first['error-message']),
        path: String(first['error-path'] ?? ''),
      },
      output: (json[`${rpc.module.name}:output`] ?? {}) as JsonObject,
    };
  };
  const inJson = (rpc: RpcNode, input: JsonObject) =>
    call(rpc, 'json', JSON.stringify({ [`${rpc.module.name}:input`]: input }));
  return {
    server,
    rpcs: (...modules) => [...schema.rpcs.values()].filter((rpc) => modules.includes(rpc.module.name)),
    call: inJson,
    callXml: (rpc, input) =>
      call(rpc, 'xml', `<input xmlns="${rpc.module.namespace}">${xmlOf(input)}</input>`),
    control: (name, input = {}) => inJson(schema.rpcs.get(`sly-control:${name}`)!, input),
    get: (path) => ask('GET', `/data/${path}`),
  };
}

function xmlOf(value: JsonObject): string {
  return Object.entries(value)
    .map(([name, member]) => {
      if (Array.isArray(member)) return `<${name}/>`;
      const inner =
        typeof member === 'object' && member !== null
          ? xmlOf(member as JsonObject)
          : escapeText(String(member));
      return `<${name}>${inner}</${name}>`;
    })
    .join('');
}

export interface InputLeaf {
  readonly leaf: LeafNode;
  /** Names from the input down to the leaf. */
  readonly path: readonly string[];
}

/** Every leaf below a node, those of all cases of choices. */
export function leavesOf({ dataChildren }: ParentNode, path: readonly string[] = []): readonly InputLeaf[] {
  return dataChildren.flatMap((child): readonly InputLeaf[] => {
    const here = [...path, child.name];
    if (child.kind === 'leaf') return [{ leaf: child, path: here }];
    return child.kind === 'container' ? leavesOf(child, here) : [];
  });
}

/** An input in which only `path`, and what must stand beside it, has a value; `undefined` leaves it out. */
export function inputWith(
  parent: ParentNode,
  [name = '', ...rest]: readonly string[],
  value: JsonValue | undefined,
): JsonObject {
  const made: Record<string, JsonValue> = {};
  for (const child of parent.dataChildren) {
    if (child.name === name) {
      const inner = rest.length === 0 ? value : inputWith(child as ParentNode & DataNode, rest, value);
      if (inner !== undefined) made[name] = inner;
    } else if (child.kind === 'leaf' && child.mandatory && child.parent?.kind !== 'case') {
      made[child.name] = sample(child);
    }
  }
  return made;
}

/** A value that fits, and that no device has a use for. */
export function sample({ type }: LeafNode): JsonValue {
  const candidates: JsonValue[] = ['flash:none.xml', true, 7, '7', [null], type.enums[0]?.name ?? ''];
  return candidates.find((one) => fits(type, one))!;
}

export function fits(type: LeafNode['type'], value: unknown): boolean {
  try {
    type.parseJson(value);
    return true;
  } catch {
    return false;
  }
}
