import type { DataNode, JsonObject, JsonValue } from '../../../codegen/index.ts';
import { applyDefaults } from '../../data/defaults/apply-defaults.ts';
import { combine } from '../../data/filter/combine.ts';
import { contentSelection, parseContent } from '../../data/filter/content.ts';
import { depthSelection, parseDepth } from '../../data/filter/depth.ts';
import { fieldsSelection } from '../../data/filter/fields.ts';
import type { Selection } from '../../data/filter/selection.ts';
import { valueAt } from '../../data/path/value-at.ts';
import type { WithDefaults } from '../../server/contract.ts';
import type { Exchange } from '../exchange.ts';
import { isNotModified, versionHeaders } from '../preconditions.ts';
import { type Query, word } from '../query.ts';
import { methodNotAllowed, notFound } from '../refusal.ts';
import { renderDatastore, renderNode, renderStored } from '../render.ts';
import type { Reply } from '../reply.ts';
import type { Target } from '../target.ts';

const parameters = ['content', 'depth', 'fields', 'with-defaults'] as const;
const defaultsModes = ['report-all', 'report-all-tagged', 'trim', 'explicit'] as const;

/** The tree that a query asks for, cut to the target. */
function read(exchange: Exchange, { path, selection }: Target, query: Query): JsonObject {
  const { core } = exchange.face;
  const { schema, operations } = core;
  if (query.size === 0) return operations.get(exchange.session, selection);
  const content = parseContent(query.get('content') ?? 'all');
  const depth = parseDepth(query.get('depth') ?? 'unbounded');
  const fields = query.get('fields');
  const mode: WithDefaults = word(query, 'with-defaults', defaultsModes, 'explicit');
  const kinds = content === 'all' ? undefined : contentSelection(schema, content);
  const part: (Selection | undefined)[] = [
    fields === undefined ? undefined : fieldsSelection(schema, path, fields),
    depth === undefined ? undefined : depthSelection(schema, depth, path),
  ];
  const fetch = (wanted: Selection | undefined) =>
    content === 'config'
      ? operations.getConfig(exchange.session, 'running', wanted)
      : operations.get(exchange.session, wanted);
  // Defaults come in before the tree is cut down, so that they are cut like everything else.
  if (mode === 'explicit') return fetch(combine(selection, kinds, ...part));
  const full = applyDefaults(schema, fetch(combine(selection, kinds)), mode);
  return combine(selection, kinds, ...part)?.apply(full) ?? full;
}

/** A resource that is there, but of which `fields` or `depth` leave nothing. */
function emptied(exchange: Exchange, target: Target, query: Query): JsonValue | undefined {
  const { kind } = target.node as DataNode;
  if (kind !== 'container' && kind !== 'list') return undefined;
  if (!query.has('fields') && !query.has('depth')) return undefined;
  const content = query.get('content');
  const whole = read(exchange, target, content === undefined ? new Map() : new Map([['content', content]]));
  if (valueAt(whole, target.path) === undefined) return undefined;
  return target.whole ? [] : {};
}

/** GET and HEAD of a data resource or the datastore (RFC 8040 sections 4.2 and 4.3). */
export function get(exchange: Exchange, target: Target): Reply {
  const { core, tags } = exchange.face;
  const { node, path, whole } = target;
  if (node?.kind === 'rpc' || node?.kind === 'action') {
    throw methodNotAllowed(target.allow, 'an operation is invoked by POST');
  }
  const query = exchange.query(parameters);
  const { format, type } = exchange.encoding;
  const tree = read(exchange, target, query);
  const value = valueAt(tree, path) ?? (query.size > 0 ? emptied(exchange, target, query) : undefined);
  if (value === undefined) throw notFound({ path });
  const versioned = node === undefined || node.config;
  const version = versioned ? tags.of(path) : undefined;
  if (version) {
    const headers = versionHeaders(version);
    if (isNotModified(exchange, () => version, true)) return { status: 304, headers };
    return { status: 200, type, body: body(), headers };
  }
  return { status: 200, type, body: body() };

  function body(): string {
    if (node === undefined) return renderDatastore(core.schema, value as JsonObject, format);
    const stored = typeof value === 'object' && valueAt(core.tree('running'), path) === value;
    return (stored ? renderStored : renderNode)(
      core.schema,
      node as DataNode,
      value as JsonObject,
      whole,
      format,
    );
  }
}
