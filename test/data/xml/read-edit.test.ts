import { describe, expect, it } from 'vitest';
import type { EditNode } from '../../../src/data/edit/edit-node.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlEdit } from '../../../src/data/xml/read-edit.ts';
import { errorsOf, zoo } from '../fixtures.ts';

const schema = zoo();

/** An edit as text: `operation name[keys]=value@insert{children}`. */
function show({ node, operation, keys, value, insert, children }: EditNode): string {
  return [
    operation ? `${operation} ` : '',
    node.kind === 'root' ? '' : node.name,
    keys ? `[${keys}]` : '',
    value === undefined ? '' : `=${JSON.stringify(value)}`,
    insert ? `@${insert.where}${insert.point ? `(${insert.point})` : ''}` : '',
    children.length > 0 ? `{${children.map(show).join(' ')}}` : '',
  ].join('');
}

function edit(inner: string): string {
  const ns =
    'xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" xmlns:yang="urn:ietf:params:xml:ns:yang:1" ' +
    'xmlns:wd="urn:ietf:params:xml:ns:netconf:default:1.0" xmlns:z="urn:zoo"';
  const config = parseXml(`<config ${ns}><zoo xmlns="urn:zoo">${inner}</zoo></config>`);
  return show(readXmlEdit(schema, config.children).children[0]!);
}

describe('RFC 6241 section 7.2: edits', () => {
  it.each([
    ['<name>x</name>', 'zoo{name="x"}'],
    ['<name nc:operation="delete"/>', 'zoo{delete name}'],
    ['<name operation="remove"/>', 'zoo{remove name}'],
    ['<open nc:operation="create">true</open>', 'zoo{create open=true}'],
    [
      '<cage nc:operation="replace"><row>A</row><number>01</number><label>x</label></cage>',
      'zoo{replace cage[A,1]{label="x"}}',
    ],
    ['<cage><number>1</number><label>x</label><row>A</row></cage>', 'zoo{cage[A,1]{label="x"}}'],
    ['<tag nc:operation="delete">a</tag><tag>a</tag>', 'zoo{delete tag="a" tag="a"}'],
    ['<vip nc:operation="merge"/>', 'zoo{merge vip}'],
    ['<shop/>', 'zoo{shop}'],
    ['<notes nc:operation="replace"><a/></notes>', 'zoo{replace notes={"#xml":"<a xmlns=\\"urn:zoo\\"/>"}}'],
    ['<free nc:operation="delete"/><free/>', null],
  ])('%s', (xml, expected) => {
    if (expected === null) {
      expect(errorsOf(() => edit(xml))).toEqual(['bad-element /zoo:zoo/free: free is given twice']);
    } else expect(edit(xml)).toBe(expected);
  });

  it('keeps the root when there is nothing in it', () => {
    expect(readXmlEdit(schema, [])).toMatchObject({ node: schema.root, operation: undefined, children: [] });
  });
});

describe('RFC 7950 sections 7.7.9 and 7.8.6: places in user-ordered lists', () => {
  it.each([
    ['<rank yang:insert="first">1</rank>', 'zoo{rank=1@first}'],
    ['<rank yang:insert="after" yang:value="3">1</rank>', 'zoo{rank=1@after(3)}'],
    [
      `<queue yang:insert="before" yang:key="[z:who='bob']"><who>al</who></queue>`,
      'zoo{queue[al]@before(bob)}',
    ],
    [
      `<queue yang:insert="before" yang:key="[who='bob']"><who>al</who></queue>`,
      'zoo{queue[al]@before(bob)}',
    ],
    ['<queue yang:insert="last" nc:operation="create"><who>al</who></queue>', 'zoo{create queue[al]@last}'],
  ])('%s', (xml, expected) => {
    expect(edit(xml)).toBe(expected);
  });

  it.each([
    [
      '<rank yang:insert="middle">1</rank>',
      'bad-attribute /zoo:zoo/rank: "middle" is not a place to insert at',
    ],
    [
      '<rank yang:insert="after">1</rank>',
      'missing-attribute /zoo:zoo/rank: insert "after" needs the attribute value',
    ],
    ['<rank yang:insert="after" yang:value="x">1</rank>', 'bad-attribute /zoo:zoo/rank: "x" names no entry'],
    ['<tag yang:insert="first">1</tag>', 'bad-attribute /zoo:zoo/tag: tag is not ordered by the user'],
    [
      `<queue yang:insert="after" yang:key="[seat='1']"><who>al</who></queue>`,
      `bad-attribute /zoo:zoo/queue[who='al']: "[seat='1']" names no entry`,
    ],
  ])('%s', (xml, expected) => {
    expect(errorsOf(() => edit(xml))).toEqual([expected]);
  });
});

describe('RFC 6241 appendix A: errors', () => {
  it.each([
    ['<name nc:operation="destroy">x</name>', 'bad-attribute /zoo:zoo/name: "destroy" is not an operation'],
    ['<name nc:oper="delete">x</name>', 'unknown-attribute /zoo:zoo/name: unknown attribute: oper'],
    [
      '<cage nc:operation="delete"><row>A</row></cage>',
      'missing-element /zoo:zoo/cage: missing key number of cage',
    ],
    [
      '<cage><row nc:operation="delete">A</row><number>1</number></cage>',
      `bad-attribute /zoo:zoo/cage[row='A'][number='1']/row: row is a key and cannot be deleted from its entry`,
    ],
    ['<name>x</name><name nc:operation="delete"/>', 'bad-element /zoo:zoo/name: name is given twice'],
    ['<health/>', 'unknown-element /zoo:zoo: health is state data, not configuration'],
    ['<visitors>-1</visitors>', /^invalid-value \/zoo:zoo\/visitors: /],
    ['<m:x xmlns:m="urn:no"/>', 'unknown-namespace /zoo:zoo: unknown namespace: urn:no'],
  ])('%s', (xml, expected) => {
    const errors = errorsOf(() => edit(xml));
    expect(errors).toHaveLength(1);
    if (typeof expected === 'string') expect(errors[0]).toBe(expected);
    else expect(errors[0]).toMatch(expected);
  });

  it.each(['xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"', ''])(
    'configuration whose namespace was forgotten (%s) is an error of the protocol, as on devices',
    (declaration) => {
      const config = parseXml(`<config ${declaration}><zoo/></config>`);
      try {
        readXmlEdit(schema, config.children);
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({
          tag: 'unknown-element',
          type: 'protocol',
          message: 'unknown element: zoo; its namespace is missing',
          details: { rpcPath: ['edit-config'], info: { 'bad-element': 'zoo' } },
        });
      }
    },
  );
});

describe('RFC 6243 section 4.5: tagged defaults', () => {
  it('sets nothing', () => {
    expect(edit('<open wd:default="true">true</open>')).toBe('zoo{remove open}');
    expect(errorsOf(() => edit('<open wd:default="true">false</open>'))).toEqual([
      'invalid-value /zoo:zoo/open: the value of open is not its default',
    ]);
  });
});

it('reads many distinct members, each once', () => {
  const xml =
    '<name>a</name><open>true</open><visitors>1</visitors><price>1</price><free/><days/><picture/><night>true</night>';
  expect(errorsOf(() => edit(xml + xml))).toHaveLength(8);
});
