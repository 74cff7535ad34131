import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { applyEdit } from '../../../src/data/edit/apply-edit.ts';
import { edited, editOf, HOUSE, refusal } from './fixture.ts';

const house = (members: JsonObject): JsonObject => ({ 't:house': members });
const apply = (tree: JsonObject, xml: string) => edited(HOUSE, tree, xml);
const refuse = (tree: JsonObject, xml: string) => refusal(HOUSE, tree, xml);

describe('RFC 6241 section 7.2: operation', () => {
  describe('merge', () => {
    test('creates what is not there, with the nodes above it', () => {
      expect(apply({}, '<house><room><name>hall</name><size>9</size></room></house>')).toEqual(
        house({ room: [{ name: 'hall', size: 9 }] }),
      );
    });
    test('leaves what is not mentioned', () => {
      const before = house({ name: 'a', room: [{ name: 'hall', size: 9 }] });
      expect(apply(before, '<house><name>b</name></house>')).toEqual(
        house({ name: 'b', room: [{ name: 'hall', size: 9 }] }),
      );
    });
  });

  describe('replace', () => {
    test('puts a new value in the place of the old one', () => {
      const before = house({ room: [{ name: 'hall', size: 9, lamp: ['x'] }, { name: 'attic' }] });
      const xml = '<house><room nc:operation="replace"><name>hall</name><lamp>y</lamp></room></house>';
      expect(apply(before, xml)).toEqual(house({ room: [{ name: 'hall', lamp: ['y'] }, { name: 'attic' }] }));
    });
    test('creates what is not there', () => {
      expect(apply({}, '<house nc:operation="replace"><name>b</name></house>')).toEqual(house({ name: 'b' }));
    });
    test('of a container by nothing deletes it', () => {
      expect(apply(house({ name: 'a' }), '<house nc:operation="replace"/>')).toEqual({});
    });
  });

  describe('create', () => {
    test('creates what is not there', () => {
      expect(apply({}, '<house><name nc:operation="create">b</name></house>')).toEqual(house({ name: 'b' }));
    });
    test.each([
      ['a leaf', '<house><name nc:operation="create">b</name></house>', '/t:house/name'],
      [
        'a list entry',
        '<house><room nc:operation="create"><name>hall</name></room></house>',
        `/t:house/room[name='hall']`,
      ],
      [
        'a leaf-list entry',
        '<house><step nc:operation="create">one</step></house>',
        `/t:house/step[.='one']`,
      ],
      ['a container', '<house nc:operation="create"/>', '/t:house'],
    ])('of %s that exists is data-exists', (_what, xml, path) => {
      const before = house({ name: 'a', room: [{ name: 'hall' }], step: ['one'] });
      expect(refuse(before, xml)).toEqual([`data-exists ${path}`]);
    });
    test('a leaf that only has its default does not exist (RFC 6243 section 2.3.3)', () => {
      expect(apply({}, '<house><colour nc:operation="create">white</colour></house>')).toEqual(
        house({ colour: 'white' }),
      );
    });
  });

  describe('delete and remove', () => {
    const before = house({ name: 'a', room: [{ name: 'hall' }], step: ['one', 'two'] });
    test.each([
      ['a leaf', '<name nc:operation="OP"/>', house({ room: [{ name: 'hall' }], step: ['one', 'two'] })],
      [
        'a list entry',
        '<room nc:operation="OP"><name>hall</name></room>',
        house({ name: 'a', step: ['one', 'two'] }),
      ],
      [
        'a leaf-list entry',
        '<step nc:operation="OP">one</step>',
        house({ name: 'a', room: [{ name: 'hall' }], step: ['two'] }),
      ],
    ])('delete %s', (_what, xml, after) => {
      expect(apply(before, `<house>${xml.replace('OP', 'delete')}</house>`)).toEqual(after);
      expect(apply(before, `<house>${xml.replace('OP', 'remove')}</house>`)).toEqual(after);
    });
    test.each([
      ['a leaf', '<name nc:operation="OP"/>', '/t:house/name'],
      ['a list entry', '<room nc:operation="OP"><name>hall</name></room>', `/t:house/room[name='hall']`],
      ['a leaf-list entry', '<step nc:operation="OP">one</step>', `/t:house/step[.='one']`],
      ['a container', '<cellar nc:operation="OP"/>', '/t:house/cellar'],
    ])('delete of %s that is not there is data-missing; remove is silent', (_what, xml, path) => {
      const tree = house({ empty: 'x' } as JsonObject);
      expect(refuse(tree, `<house>${xml.replace('OP', 'delete')}</house>`)).toEqual([`data-missing ${path}`]);
      expect(apply(tree, `<house>${xml.replace('OP', 'remove')}</house>`)).toBe(tree);
    });
    test('delete below a parent that is not there is data-missing and creates nothing', () => {
      expect(refuse({}, '<house><name nc:operation="delete"/></house>')).toEqual([
        'data-missing /t:house/name',
      ]);
      expect(apply({}, '<house><name nc:operation="remove"/></house>')).toEqual({});
    });
  });

  describe('default-operation', () => {
    test('none changes nothing by itself', () => {
      const before = house({ name: 'a' });
      expect(edited(HOUSE, before, '<house><name>b</name></house>', { defaultOperation: 'none' })).toBe(
        before,
      );
    });
    test('none with data that has no counterpart is data-missing', () => {
      const xml = '<house><room><name>hall</name><size nc:operation="merge">1</size></room></house>';
      expect(refusal(HOUSE, {}, xml, { defaultOperation: 'none' })).toEqual([
        `data-missing /t:house/room[name='hall']`,
      ]);
    });
    test('replace makes the edit the whole configuration', () => {
      const before = { ...house({ name: 'a', step: ['x'] }), 't:top': 'y' };
      expect(edited(HOUSE, before, '<house><name>b</name></house>', { defaultOperation: 'replace' })).toEqual(
        house({ name: 'b' }),
      );
    });
    test('an operation is inherited by what is inside', () => {
      expect(
        edited(HOUSE, house({ name: 'a' }), '<house nc:operation="merge"><step>x</step></house>', {
          defaultOperation: 'none',
        }),
      ).toEqual(house({ name: 'a', step: ['x'] }));
    });
  });
});

describe('RFC 6241 section 7.2: error-option', () => {
  const before = house({ name: 'a' });
  const edit = editOf(
    HOUSE,
    '<house><step>x</step><name nc:operation="create">b</name><cellar nc:operation="delete"/></house>',
  );
  test('stop-on-error, the default, stops at the first error and changes nothing', () => {
    const { tree, errors } = applyEdit(HOUSE, before, edit);
    expect(tree).toBe(before);
    expect(errors.map(({ tag }) => tag)).toEqual(['data-exists']);
  });
  test('rollback-on-error finds all errors and changes nothing', () => {
    const { tree, errors } = applyEdit(HOUSE, before, edit, { errorOption: 'rollback-on-error' });
    expect(tree).toBe(before);
    expect(errors.map(({ tag }) => tag)).toEqual(['data-exists', 'data-missing']);
  });
  test('continue-on-error does what can be done', () => {
    const { tree, errors } = applyEdit(HOUSE, before, edit, { errorOption: 'continue-on-error' });
    expect(tree).toEqual(house({ name: 'a', step: ['x'] }));
    expect(errors).toHaveLength(2);
  });
});

describe('RFC 7950 section 7.5: containers', () => {
  test('one without presence goes with its last child', () => {
    const before = house({ name: 'a', cellar: { shelf: { jar: ['jam'] } } });
    expect(
      apply(before, '<house><cellar><shelf><jar nc:operation="delete">jam</jar></shelf></cellar></house>'),
    ).toEqual(house({ name: 'a' }));
  });
  test('one without presence is not created empty', () => {
    expect(apply({}, '<house><cellar/></house>')).toEqual({});
  });
  test('one with presence exists by itself', () => {
    expect(apply({}, '<house><room><name>hall</name><window/></room></house>')).toEqual(
      house({ room: [{ name: 'hall', window: {} }] }),
    );
  });
});

describe('RFC 7950 section 7.8: list keys', () => {
  test('keys come first, other members in schema order', () => {
    const tree = apply({}, '<house><room><lamp>l</lamp><size>1</size><name>hall</name></room></house>');
    expect(JSON.stringify(tree)).toBe('{"t:house":{"room":[{"name":"hall","size":1,"lamp":["l"]}]}}');
  });
  test('members added later are put in schema order', () => {
    const tree = apply(
      house({ step: ['x'], 'empty-one': [null] }),
      '<house><name>n</name><colour>c</colour></house>',
    );
    expect(Object.keys(tree['t:house'] as object)).toEqual(['name', 'colour', 'step', 'empty-one']);
  });
  test('a key cannot be deleted from its entry', () => {
    const before = house({ room: [{ name: 'hall' }] });
    const list = HOUSE.root.byJsonName.get('t:house');
    const room = list?.kind === 'container' ? list.byJsonName.get('room') : undefined;
    const key = room?.kind === 'list' ? room.keys[0] : undefined;
    const base = editOf(HOUSE, '<house><room><name>hall</name></room></house>');
    const [container] = base.children;
    const [entry] = container!.children;
    const plain = { insert: undefined, value: undefined, keys: undefined, children: [] };
    const child = { ...plain, node: key!, operation: 'delete' as const };
    const edit = { ...base, children: [{ ...container!, children: [{ ...entry!, children: [child] }] }] };
    expect(applyEdit(HOUSE, before, edit).errors[0]?.tag).toBe('operation-not-supported');
  });
});

describe('RFC 7950 section 7.8.6: insert', () => {
  const guest = (first: string, last: string) => ({ first, last });
  const before = house({ guest: [guest('A', 'a'), guest('B', 'b'), guest('C', 'c')] });
  const order = (tree: JsonObject) =>
    ((tree['t:house'] as JsonObject).guest as unknown as { first: string }[])
      .map(({ first }) => first)
      .join('');
  const insert = (name: string, attributes: string) =>
    `<house><guest ${attributes}><first>${name}</first><last>${name.toLowerCase()}</last></guest></house>`;
  const point = `yang:key="[t:first='B'][t:last='b']" xmlns:t="urn:t"`;

  test.each([
    ['a new entry is last', 'D', '', 'ABCD'],
    ['first', 'D', 'yang:insert="first"', 'DABC'],
    ['last', 'D', 'yang:insert="last"', 'ABCD'],
    ['before', 'D', `yang:insert="before" ${point}`, 'ADBC'],
    ['after', 'D', `yang:insert="after" ${point}`, 'ABDC'],
    ['an entry that exists is moved first', 'C', 'yang:insert="first"', 'CAB'],
    ['an entry that exists is moved last', 'A', 'yang:insert="last"', 'BCA'],
    ['an entry that exists is moved before', 'C', `yang:insert="before" ${point}`, 'ACB'],
    ['an entry that exists is moved after', 'A', `yang:insert="after" ${point}`, 'BAC'],
    ['an entry that exists stays without insert', 'A', '', 'ABC'],
    ['an entry stays at itself', 'B', `yang:insert="after" ${point}`, 'ABC'],
  ])('%s', (_what, name, attributes, after) => {
    expect(order(apply(before, insert(name, attributes)))).toBe(after);
  });
  test('an insert point that is not there is missing-instance (section 15.7)', () => {
    const missing = `yang:insert="before" yang:key="[t:first='X'][t:last='x']" xmlns:t="urn:t"`;
    expect(refuse(before, insert('D', missing))).toEqual([
      `bad-attribute missing-instance /t:house/guest[first='D'][last='d']`,
    ]);
  });
  test('leaf-lists are ordered by value (section 7.7.9)', () => {
    const tree = house({ step: ['one', 'three'] });
    expect(apply(tree, '<house><step yang:insert="before" yang:value="three">two</step></house>')).toEqual(
      house({ step: ['one', 'two', 'three'] }),
    );
    expect(refuse(tree, '<house><step yang:insert="before" yang:value="nine">two</step></house>')).toEqual([
      `bad-attribute missing-instance /t:house/step[.='two']`,
    ]);
  });
});

describe('RFC 7950 section 7.9: choices', () => {
  const gas = house({ name: 'a', 'gas-meter': 'g', boiler: { power: 1 } });
  test('a node of one case deletes those of the others', () => {
    expect(apply(gas, '<house><kilowatts>3</kilowatts></house>')).toEqual(house({ name: 'a', kilowatts: 3 }));
    expect(apply(gas, '<house><heater>h</heater></house>')).toEqual(house({ name: 'a', heater: ['h'] }));
    expect(apply(gas, '<house><stove><id>1</id></stove></house>')).toEqual(
      house({ name: 'a', stove: [{ id: 1 }] }),
    );
  });
  test('a list entry created in one case deletes lists of another', () => {
    expect(apply(house({ stove: [{ id: 1 }] }), '<house><boiler><power>2</power></boiler></house>')).toEqual(
      house({ boiler: { power: 2 } }),
    );
  });
  test('deleting one case and creating another works in either order', () => {
    const xml = '<house><kilowatts>3</kilowatts><gas-meter nc:operation="delete"/></house>';
    expect(apply(gas, xml)).toEqual(house({ name: 'a', kilowatts: 3 }));
  });
  test('two cases in one request are a bad-element (section 8.3.1)', () => {
    expect(refuse({}, '<house><gas-meter>g</gas-meter><kilowatts>3</kilowatts></house>')).toEqual([
      'bad-element /t:house/kilowatts',
    ]);
  });
});

describe('identity of what did not change', () => {
  const before = apply(
    {},
    '<house><name>a</name><room><name>hall</name><lamp>x</lamp></room><step>s</step></house>',
  );
  test.each([
    '<house><name>a</name></house>',
    '<house><room nc:operation="replace"><name>hall</name><lamp>x</lamp></room></house>',
    '<house nc:operation="replace"><step>s</step><room><lamp>x</lamp><name>hall</name></room><name>a</name></house>',
    '<house><cellar/></house>',
  ])('%s gives the same tree', (xml) => {
    expect(apply(before, xml)).toBe(before);
  });
  test('what is beside the change is shared', () => {
    const after = apply(before, '<house><name>b</name></house>');
    expect((after['t:house'] as JsonObject).room).toBe((before['t:house'] as JsonObject).room);
  });
});
