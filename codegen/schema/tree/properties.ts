/** Which properties the nodes of each kind have, for refines and deviations (RFC 7950 sections 7.13.2 and 7.20.3.2). */
import type { DraftKind } from './draft.ts';

const ANY: readonly DraftKind[] = [
  'container',
  'list',
  'leaf',
  'leaf-list',
  'choice',
  'case',
  'anydata',
  'anyxml',
];
const DATA: readonly DraftKind[] = ['container', 'list', 'leaf', 'leaf-list', 'anydata', 'anyxml'];

const KINDS: Readonly<Record<string, readonly DraftKind[]>> = {
  config: ANY,
  default: ['leaf', 'leaf-list', 'choice'],
  description: [...ANY, 'rpc', 'action', 'notification', 'input', 'output'],
  'if-feature': ANY,
  mandatory: ['leaf', 'choice', 'anydata', 'anyxml'],
  'max-elements': ['list', 'leaf-list'],
  'min-elements': ['list', 'leaf-list'],
  must: [...DATA, 'input', 'output', 'notification'],
  presence: ['container'],
  reference: [...ANY, 'rpc', 'action', 'notification', 'input', 'output'],
  type: ['leaf', 'leaf-list'],
  unique: ['list'],
  units: ['leaf', 'leaf-list'],
};

/** Whether nodes of this kind have this property; a case has none of its own, but can be refined for its nodes. */
export function hasProperty(kind: DraftKind, keyword: string): boolean {
  return KINDS[keyword]?.includes(kind) ?? false;
}

/** Properties that a node can have several of; adding to them keeps what is there. */
export function isMultiple(keyword: string, kind: DraftKind): boolean {
  return keyword === 'must' || keyword === 'unique' || (keyword === 'default' && kind === 'leaf-list');
}
