import { describe, expect, it } from 'vitest';
import type { EditNode } from '../../../src/data/edit/edit-node.ts';
import { editFromJson } from '../../../src/data/json/read-edit.ts';
import { parseApiPath } from '../../../src/data/path/api-path.ts';
import { editAt, METHOD_ACTIONS, pathOfEdit } from '../../../src/data/path/edit-at.ts';
import { formatApiPath } from '../../../src/data/path/format.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { editFromXml } from '../../../src/data/xml/read-resource.ts';
import { errorsOf, zoo } from '../fixtures.ts';

const schema = zoo();
type Method = keyof typeof METHOD_ACTIONS;

/** An edit as text: `operation name[keys]=value{children}`. */
function show({ node, operation, keys, value, children }: EditNode): string {
  return [
    operation ? `${operation} ` : '',
    node.kind === 'root' ? '' : node.name,
    keys ? `[${keys}]` : '',
    value === undefined ? '' : `=${JSON.stringify(value)}`,
    children.length > 0 ? `{${children.map(show).join(' ')}}` : '',
  ].join('');
}

function json(method: Method, path: string, body: unknown): EditNode {
  return editFromJson(schema, parseApiPath(schema, path), METHOD_ACTIONS[method], body);
}

function xml(method: Method, path: string, body: string): EditNode {
  return editFromXml(schema, parseApiPath(schema, path), METHOD_ACTIONS[method], parseXml(body));
}

describe('RFC 8040 sections 4.4 to 4.6, JSON', () => {
  it.each<[Method, string, unknown, string]>([
    ['POST', '', { 'zoo:zoo': { name: 'x' } }, '{create zoo{name="x"}}'],
    ['POST', 'zoo:zoo', { 'zoo:name': 'x' }, '{zoo{create name="x"}}'],
    ['POST', 'zoo:zoo', { 'zoo:cage': [{ row: 'A', number: 1 }] }, '{zoo{create cage[A,1]}}'],
    ['POST', 'zoo:zoo', { 'zoo:cage': { row: 'A', number: 1 } }, '{zoo{create cage[A,1]}}'],
    ['POST', 'zoo:zoo', { 'zoo:tag': ['a'] }, '{zoo{create tag="a"}}'],
    ['POST', 'zoo:zoo/cage=A,1', { 'zoo-more:heated': true }, '{zoo{cage[A,1]{create heated=true}}}'],
    ['PUT', 'zoo:zoo/name', { 'zoo:name': 'x' }, '{zoo{replace name="x"}}'],
    ['PUT', 'zoo:zoo/name', { name: 'x' }, '{zoo{replace name="x"}}'],
    ['PUT', 'zoo:zoo/shop', { 'zoo:shop': {} }, '{zoo{replace shop}}'],
    [
      'PUT',
      'zoo:zoo/cage=A,1',
      { 'zoo:cage': [{ number: 1, row: 'A', label: 'x' }] },
      '{zoo{replace cage[A,1]{label="x"}}}',
    ],
    ['PUT', '', { 'ietf-restconf:data': { 'zoo:zoo': { name: 'x' } } }, 'replace {zoo{name="x"}}'],
    ['PATCH', 'zoo:zoo', { 'zoo:zoo': { open: false } }, '{merge zoo{open=false}}'],
    ['PATCH', '', { 'ietf-restconf:data': { 'zoo-more:top': 'x' } }, 'merge {top="x"}'],
    ['PUT', 'zoo:zoo/tag=a%2Fb', { 'zoo:tag': ['a/b'] }, '{zoo{replace tag="a/b"}}'],
  ])('%s %s %j', (method, path, body, expected) => {
    expect(show(json(method, path, body))).toBe(expected);
  });

  it.each<[Method, string, unknown, string]>([
    [
      'PUT',
      'zoo:zoo/cage=A,1',
      { 'zoo:cage': [{ row: 'A', number: 2 }] },
      `invalid-value /zoo:zoo/cage[row='A'][number='1']: the keys of cage differ from those in the path`,
    ],
    ['PUT', 'zoo:zoo/name', { 'zoo:open': true }, 'unknown-element /zoo:zoo: unknown element: zoo:open'],
    ['POST', '', { zoo: {} }, 'unknown-element /: unknown element: zoo'],
    [
      'POST',
      'zoo:zoo',
      { 'zoo:name': 'x', 'zoo:open': true },
      'malformed-message -: a JSON object with exactly one member was expected',
    ],
    ['POST', 'zoo:zoo', [], 'malformed-message -: a JSON object with exactly one member was expected'],
    ['POST', 'zoo:zoo', { 'zoo:cage': [] }, 'invalid-value /zoo:zoo: exactly one entry of cage was expected'],
    [
      'POST',
      'zoo:zoo/name',
      { 'zoo:x': 1 },
      'operation-not-supported /zoo:zoo/name: name cannot have children',
    ],
    [
      'POST',
      'zoo:zoo',
      { 'zoo:open': 1 },
      'invalid-value /zoo:zoo/open: 1 is not a boolean: true or false was expected',
    ],
  ])('%s %s %j', (method, path, body, expected) => {
    expect(errorsOf(() => json(method, path, body))).toEqual([expected]);
  });
});

describe('RFC 8040 sections 4.4 to 4.6, XML', () => {
  it.each<[Method, string, string, string]>([
    ['POST', '', '<zoo xmlns="urn:zoo"><name>x</name></zoo>', '{create zoo{name="x"}}'],
    [
      'PUT',
      'zoo:zoo/cage=A,1',
      '<cage xmlns="urn:zoo"><row>A</row><number>1</number></cage>',
      '{zoo{replace cage[A,1]}}',
    ],
    [
      'PATCH',
      '',
      '<data xmlns="urn:ietf:params:xml:ns:yang:ietf-restconf"><zoo xmlns="urn:zoo"><name>x</name></zoo></data>',
      'merge {zoo{name="x"}}',
    ],
  ])('%s %s %s', (method, path, body, expected) => {
    expect(show(xml(method, path, body))).toBe(expected);
  });

  it('refuses another element than that of the path', () => {
    expect(errorsOf(() => xml('PUT', 'zoo:zoo/name', '<open xmlns="urn:zoo">true</open>'))).toEqual([
      'unknown-element /zoo:zoo: unknown element: open',
    ]);
  });
});

describe('edits without a body', () => {
  it.each([
    ['zoo:zoo', '{delete zoo}'],
    ['zoo:zoo/cage=A,1/zoo-more:heated', '{zoo{cage[A,1]{delete heated}}}'],
    ['zoo:zoo/tag=a', '{zoo{delete tag="a"}}'],
  ])('DELETE %s', (path, expected) => {
    expect(show(editAt(schema, parseApiPath(schema, path), 'delete'))).toBe(expected);
  });

  it('a list without keys is no resource to delete', () => {
    expect(errorsOf(() => editAt(schema, parseApiPath(schema, 'zoo:zoo/cage'), 'delete'))).toEqual([
      'operation-not-supported /zoo:zoo/cage: the keys of cage are missing',
    ]);
  });
});

it('tells the path of the resource created, for Location', () => {
  const created = json('POST', 'zoo:zoo', { 'zoo:cage': [{ row: 'B/1', number: 1, label: 'x' }] });
  expect(formatApiPath(pathOfEdit(created))).toBe('zoo:zoo/cage=B%2F1,1');
});
