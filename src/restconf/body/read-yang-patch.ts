/** The `yang-patch` message in both encodings (RFC 8072 sections 2.2 and 3), values left unread. */
import type { XmlElement } from '../../data/xml/element.ts';
import { parseXml } from '../../data/xml/parse.ts';
import type { Format } from '../media.ts';
import { malformed } from '../refusal.ts';
import { isJsonObject, parseJson } from './parse-json.ts';

export const yangPatchNamespace = 'urn:ietf:params:xml:ns:yang:ietf-yang-patch';

export const patchOperations = ['create', 'delete', 'insert', 'merge', 'move', 'replace', 'remove'] as const;
export type PatchOperation = (typeof patchOperations)[number];

/** The new value of an edit, as its encoding has it. */
export type PatchValue =
  | { readonly format: 'json'; readonly body: Record<string, unknown> }
  | { readonly format: 'xml'; readonly element: XmlElement };

export interface PatchEdit {
  readonly id: string;
  readonly operation: PatchOperation;
  /** Relative to the resource that is patched, as written. */
  readonly target: string;
  readonly point: string | undefined;
  readonly where: 'before' | 'after' | 'first' | 'last' | undefined;
  readonly value: PatchValue | undefined;
}

export interface YangPatch {
  readonly id: string;
  readonly edits: readonly PatchEdit[];
}

/** Leaf texts by name, and the value, of one edit. */
interface RawEdit {
  leaf(name: string): string | undefined;
  readonly value: PatchValue | undefined;
}

function checkEdit({ leaf, value }: RawEdit, index: number): PatchEdit {
  const id = leaf('edit-id');
  if (id === undefined) throw malformed(`edit ${index + 1} of the patch has no edit-id`);
  const operation = patchOperations.find((name) => name === leaf('operation'));
  if (!operation) {
    throw malformed(
      `edit ${id}: operation is "${leaf('operation') ?? ''}"; it is one of ${patchOperations.join(', ')}`,
    );
  }
  const target = leaf('target');
  if (target === undefined) throw malformed(`edit ${id} has no target`);
  const places = operation === 'insert' || operation === 'move';
  const given = leaf('where');
  const where = (['before', 'after', 'first', 'last'] as const).find((name) => name === given);
  if (given !== undefined && !where) throw malformed(`edit ${id}: where is before, after, first or last`);
  const takesValue = operation !== 'delete' && operation !== 'remove' && operation !== 'move';
  if (takesValue !== (value !== undefined)) {
    throw malformed(`edit ${id}: ${operation} ${takesValue ? 'needs' : 'takes no'} value`);
  }
  const point = leaf('point');
  return { id, operation, target, point, where: places ? (where ?? 'last') : undefined, value };
}

function fromJson(text: string): YangPatch {
  const body = parseJson(text);
  const patch = isJsonObject(body) ? (body['ietf-yang-patch:yang-patch'] ?? body['yang-patch']) : undefined;
  if (!isJsonObject(patch)) throw malformed('the body must hold ietf-yang-patch:yang-patch');
  const edits = patch.edit ?? [];
  if (typeof patch['patch-id'] !== 'string') throw malformed('the patch has no patch-id');
  if (!Array.isArray(edits)) throw malformed('edit must be an array');
  return {
    id: patch['patch-id'],
    edits: edits.map((edit: unknown, index) => {
      if (!isJsonObject(edit)) throw malformed(`edit ${index + 1} of the patch is no object`);
      const { value } = edit;
      if (value !== undefined && !isJsonObject(value))
        throw malformed(`value of edit ${index + 1} is no object`);
      const leaf = (name: string) => (typeof edit[name] === 'string' ? (edit[name] as string) : undefined);
      return checkEdit({ leaf, value: value && { format: 'json', body: value } }, index);
    }),
  };
}

function fromXml(text: string): YangPatch {
  const root = parseXml(text);
  if (root.name !== 'yang-patch' || root.ns !== yangPatchNamespace) {
    throw malformed(`the body must be <yang-patch xmlns="${yangPatchNamespace}">`);
  }
  const id = root.child('patch-id', yangPatchNamespace)?.text.trim();
  if (id === undefined) throw malformed('the patch has no patch-id');
  const edits = root.children.filter((child) => child.name === 'edit' && child.ns === yangPatchNamespace);
  return {
    id,
    edits: edits.map((edit, index) => {
      const element = edit.child('value', yangPatchNamespace)?.children[0];
      const leaf = (name: string) => edit.child(name, yangPatchNamespace)?.text.trim();
      return checkEdit({ leaf, value: element && { format: 'xml', element } }, index);
    }),
  };
}

/** Reads a patch. Throws malformed-message when it is none. */
export function readYangPatch(format: Format, text: string): YangPatch {
  const patch = format === 'json' ? fromJson(text) : fromXml(text);
  const ids = new Set(patch.edits.map(({ id }) => id));
  if (ids.size < patch.edits.length) throw malformed('two edits of the patch have the same edit-id');
  return patch;
}
