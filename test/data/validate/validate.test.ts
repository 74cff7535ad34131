import { describe, expect, test } from 'vitest';
import { loadSchema } from '../../../codegen/emit/load.ts';
import { saveSchema } from '../../../codegen/emit/saved/save.ts';
import { type Cursor, compileModules, type JsonObject, type ListNode } from '../../../codegen/index.ts';
import { childCursor, rootCursor } from '../../../codegen/xpath/cursor.ts';
import { formatInstanceId } from '../../../src/data/path/format.ts';
import { validateConfig, validateData, validateInput } from '../../../src/data/validate/validate.ts';
import { schemaOf, summary } from '../edit/fixture.ts';
import { errorsOf, faults } from './fixture.ts';

describe('RFC 7950 section 7.6.5: mandatory leafs', () => {
  const schema = schemaOf(`
    container plain { leaf must-have { type string; mandatory true; } }
    container shy { presence "p"; leaf must-have { type string; mandatory true; } container in { leaf too { type string; mandatory true; } } }
    list entry { key id; leaf id { type uint8; } leaf must-have { type string; mandatory true; } }
    container picky { choice c { case a { leaf a1 { type string; mandatory true; } leaf a2 { type string; } } leaf b { type string; } } }
    container state { config false; leaf must-have { type string; mandatory true; } }
  `);
  const base: JsonObject = { 't:plain': { 'must-have': 'x' } };
  test('of a container without presence are needed even when it is not there', () => {
    expect(faults(schema, {})).toEqual(['data-missing /t:plain/must-have']);
    expect(faults(schema, base)).toEqual([]);
  });
  test('of a container with presence or a list entry are needed when it is there', () => {
    expect(faults(schema, { ...base, 't:shy': {} })).toEqual([
      'data-missing /t:shy/must-have',
      'data-missing /t:shy/in/too',
    ]);
    expect(faults(schema, { ...base, 't:entry': [{ id: 1 }] })).toEqual([
      `data-missing /t:entry[id='1']/must-have`,
    ]);
  });
  test('of a case are needed when the case has data', () => {
    expect(faults(schema, { ...base, 't:picky': { b: 'x' } })).toEqual([]);
    expect(faults(schema, { ...base, 't:picky': { a2: 'x' } })).toEqual(['data-missing /t:picky/a1']);
  });
});

describe('RFC 7950 sections 7.9.4 and 15.6: mandatory choices', () => {
  const schema = schemaOf(`
    container top { presence "p"; choice way { mandatory true; leaf left { type empty; } container right { leaf far { type empty; } } } }
  `);
  test('need one case', () => {
    const [error] = errorsOf(() => validateConfig(schema, { 't:top': {} }));
    expect(summary(error!)).toBe('data-missing missing-choice /t:top');
    expect(error!.details.info).toEqual({ 'missing-choice': 'way' });
    expect(faults(schema, { 't:top': { left: [null] } })).toEqual([]);
    expect(faults(schema, { 't:top': { right: { far: [null] } } })).toEqual([]);
  });
  test('take no second case (section 8.3.1)', () => {
    expect(faults(schema, { 't:top': { left: [null], right: { far: [null] } } })).toEqual([
      'bad-element /t:top/right',
    ]);
  });
});

describe('RFC 7950 sections 7.7.5, 7.7.6, 15.2 and 15.3: min- and max-elements', () => {
  const schema = schemaOf(`
    container top { presence "p"; leaf-list value { type uint8; min-elements 1; max-elements 2; } list entry { key id; max-elements 1; leaf id { type uint8; } } }
  `);
  test.each([
    [{}, ['operation-failed too-few-elements /t:top/value']],
    [{ value: [1] }, []],
    [{ value: [1, 2, 3] }, ['operation-failed too-many-elements /t:top/value']],
    [{ value: [1], entry: [{ id: 1 }, { id: 2 }] }, ['operation-failed too-many-elements /t:top/entry']],
  ])('%j', (top, expected) => {
    expect(faults(schema, { 't:top': top })).toEqual(expected);
  });
});

describe('RFC 7950 sections 7.8.3 and 15.1: unique', () => {
  const schema = schemaOf(`
    list server { key name; unique "ip port"; unique "nested/tag";
      leaf name { type string; } leaf ip { type string; } leaf port { type uint16; default 80; } container nested { leaf tag { type string; } } }
  `);
  const servers = (...list: JsonObject[]): JsonObject => ({ 't:server': list });
  test('two entries must not agree in all leafs', () => {
    const tree = servers(
      { name: 'a', ip: 'x', port: 1 },
      { name: 'b', ip: 'x', port: 1 },
      { name: 'c', ip: 'x', port: 2 },
    );
    const [error, ...others] = errorsOf(() => validateConfig(schema, tree));
    expect(summary(error!)).toBe('operation-failed data-not-unique /t:server');
    expect(error!.details.info?.['non-unique']?.map(formatInstanceId)).toEqual([
      `/t:server[name='a']/ip`,
      `/t:server[name='a']/port`,
      `/t:server[name='b']/ip`,
      `/t:server[name='b']/port`,
    ]);
    expect(others).toEqual([]);
  });
  test('defaults count, entries without a value do not', () => {
    expect(faults(schema, servers({ name: 'a', ip: 'x' }, { name: 'b', ip: 'x', port: 80 }))).toHaveLength(1);
    expect(faults(schema, servers({ name: 'a' }, { name: 'b' }))).toEqual([]);
  });
  test('leafs may be deeper', () => {
    expect(
      faults(schema, servers({ name: 'a', nested: { tag: 't' } }, { name: 'b', nested: { tag: 't' } })),
    ).toHaveLength(1);
  });
  test('is found when only one entry changed, and values may be swapped', () => {
    const a = { name: 'a', ip: 'x', port: 1 };
    const b = { name: 'b', ip: 'y', port: 1 };
    const before = servers(a, b);
    validateConfig(schema, before);
    const after = servers(a, { ...b, ip: 'x' });
    expect(faults(schema, after, before)).toHaveLength(1);
    expect(faults(schema, servers({ ...a, ip: 'y' }, { ...b, ip: 'x' }), before)).toEqual([]);
    expect(faults(schema, after, before)).toHaveLength(1);
  });
});

describe('RFC 7950 sections 7.8.3 and 7.21.5: unique, where a condition decides on a default', () => {
  const schema = schemaOf(`
    leaf mode { type string; }
    list server { key name; unique "ip port"; leaf name { type string; } leaf ip { type string; }
      leaf port { when "/mode = 'fixed'"; type uint16; default 80; } }
  `);
  test('entries that did not change can come to agree', () => {
    const server = [
      { name: 'a', ip: 'x' },
      { name: 'b', ip: 'x' },
    ];
    const before: JsonObject = { 't:mode': 'free', 't:server': server };
    expect(faults(schema, before)).toEqual([]);
    const after = { ...before, 't:mode': 'fixed' };
    expect(faults(schema, after, before)).toEqual(['operation-failed data-not-unique /t:server']);
    expect(faults(schema, before, after)).toEqual([]);
  });
});

describe('RFC 7950 sections 7.8.2 and 7.8.3: unique in a state list without keys', () => {
  const schema = schemaOf(
    'container s { config false; list e { unique "x y"; leaf x { type string; } leaf y { type string; } } }',
  );
  test('names entries by position', () => {
    const e = ['1', '2', '1'].map((y): JsonObject => ({ x: 'v', y }));
    const [error, ...others] = errorsOf(() => validateData(schema, { 't:s': { e } }));
    expect(others).toEqual([]);
    expect(error!.details.info?.['non-unique']?.map(formatInstanceId)).toEqual([
      '/t:s/e[1]/x',
      '/t:s/e[1]/y',
      '/t:s/e[3]/x',
      '/t:s/e[3]/y',
    ]);
    expect(errorsOf(() => validateData(schema, { 't:s': { e: e.slice(0, 2) } }))).toEqual([]);
  });
});

describe('RFC 7950 section 7.8.2: keys', () => {
  const schema = schemaOf(
    'list entry { key "a b"; leaf a { type string; } leaf b { type string; } } leaf-list v { type string; }',
  );
  test('are all there', () => {
    const [error] = errorsOf(() => validateConfig(schema, { 't:entry': [{ a: 'x' }] }));
    expect(error!.tag).toBe('missing-element');
    expect(error!.details.info).toEqual({ 'bad-element': 'b' });
  });
  test('are different in all entries', () => {
    expect(
      faults(schema, {
        't:entry': [
          { a: 'x', b: 'y' },
          { a: 'x', b: 'y' },
        ],
      }),
    ).toEqual([`operation-failed data-not-unique /t:entry[a='x'][b='y']`]);
    expect(faults(schema, { 't:v': ['x', 'y', 'x'] })).toEqual([
      `operation-failed data-not-unique /t:v[.='x']`,
    ]);
  });
});

describe('RFC 7950 sections 7.5.3 and 15.4: must', () => {
  const schema = schemaOf(`
    container range { must "not(low) or not(high) or low <= high" { error-message "low is above high"; error-app-tag "upside-down"; }
      leaf low { type uint8; } leaf high { type uint8; must ". < 100"; } }
    container needs { must "on = 'true'"; leaf on { type boolean; default true; } }
    leaf limit { type uint8; default 5; }
    list entry { key id; leaf id { type uint8; must ". <= /limit"; } leaf with { type string; must "../id > 1"; } }
  `);
  test('a broken one has the message and app-tag it defines', () => {
    const [error] = errorsOf(() => validateConfig(schema, { 't:range': { low: 2, high: 1 } }));
    expect(summary(error!)).toBe('operation-failed upside-down /t:range');
    expect(error!.message).toBe('low is above high');
  });
  test('or else must-violation', () => {
    expect(faults(schema, { 't:range': { high: 100 } })).toEqual([
      'operation-failed must-violation /t:range/high',
    ]);
  });
  test('sees defaults, and containers without presence that are not there (section 6.4.1)', () => {
    expect(faults(schema, {})).toEqual([]);
    expect(faults(schema, { 't:needs': { on: false } })).toEqual([
      'operation-failed must-violation /t:needs',
    ]);
  });
  test('is tested again where something it looks at has changed', () => {
    const list: JsonObject[] = [{ id: 7 }, { id: 3, with: 'x' }];
    const before = { 't:limit': 9, 't:entry': list };
    expect(faults(schema, before)).toEqual([]);
    expect(faults(schema, { ...before, 't:limit': 6 }, before)).toEqual([
      `operation-failed must-violation /t:entry[id='7']/id`,
    ]);
    const { 't:limit': _, ...rest } = before;
    expect(faults(schema, rest, before)).toEqual([`operation-failed must-violation /t:entry[id='7']/id`]);
    const entries = [...list, { id: 1, with: 'y' }];
    expect(faults(schema, { ...before, 't:entry': entries }, before)).toEqual([
      `operation-failed must-violation /t:entry[id='1']/with`,
    ]);
  });
});

describe('RFC 7950 section 10.2: re-match with a pattern that is data', () => {
  const schema = schemaOf(
    'leaf pattern { type string; } leaf text { type string; must "re-match(., ../pattern)"; }',
  );
  test('fails like any condition where it does not match, and says what is wrong with the pattern', () => {
    expect(faults(schema, { 't:pattern': '[a-c]+', 't:text': 'abc' })).toEqual([]);
    expect(faults(schema, { 't:pattern': '[a-c]', 't:text': 'abc' })).toHaveLength(1);
    const [error] = errorsOf(() => validateConfig(schema, { 't:pattern': '[a', 't:text': 'abc' }));
    expect(error!.tag).toBe('operation-failed');
    expect(error!.message).toMatch(/re-match\(\., \.\.\/pattern\).*was expected/);
  });
});

describe('RFC 7950 sections 7.21.5 and 8.3.1: when', () => {
  const schema = schemaOf(`
    leaf kind { type string; }
    leaf only-a { when "../kind = 'a'"; type string; }
    container only-b { when "/kind = 'b'"; leaf needed { type string; mandatory true; } }
    choice c { when "kind = 'c'"; leaf c1 { type string; } leaf c2 { type string; } }
  `);
  test('a node whose condition is false does not belong there', () => {
    expect(faults(schema, { 't:kind': 'x', 't:only-a': 'y' })).toEqual(['unknown-element /t:only-a']);
    expect(faults(schema, { 't:kind': 'x', 't:c1': 'y' })).toEqual(['unknown-element /t:c1']);
  });
  test('what is mandatory inside is so only while the condition is true', () => {
    expect(faults(schema, {})).toEqual([]);
    expect(faults(schema, { 't:kind': 'b' }, {})).toEqual(['data-missing /t:only-b/needed']);
  });
});

describe('RFC 7950 sections 9.9.3, 9.13.2 and 15.5: references', () => {
  const schema = schemaOf(`
    list port { key name; leaf name { type string; } leaf alias { type string; } list unit { key id; leaf id { type uint8; } } }
    leaf uplink { type leafref { path "/port/name"; } }
    leaf via { type leafref { path "/port/alias"; } }
    leaf lax { type leafref { path "/port/name"; require-instance false; } }
    container pair { leaf port { type leafref { path "/port/name"; } } leaf unit { type leafref { path "/port[name=current()/../port]/unit/id"; } } }
    leaf either { type union { type uint8; type leafref { path "/port/name"; } } }
    leaf first { type union { type leafref { path "/port/name"; } type boolean; } }
    leaf mixed { type union { type leafref { path "/port/name"; } type leafref { path "/port/unit/id"; } type leafref { path "/port/alias"; } } }
    leaf any { type instance-identifier; }
    list self { key id; leaf id { type string; } leaf peer { type leafref { path "../../self/id"; } } leaf own { type leafref { path "../id"; } } }
  `);
  const base: JsonObject = { 't:port': [{ name: 'p1', alias: 'one', unit: [{ id: 1 }] }, { name: 'p2' }] };
  const missing = (path: string) => [`data-missing instance-required ${path}`];
  test.each<[JsonObject, readonly string[]]>([
    [{ 't:uplink': 'p2' }, []],
    [{ 't:uplink': 'p3' }, missing('/t:uplink')],
    [{ 't:via': 'one' }, []],
    [{ 't:via': 'two' }, missing('/t:via')],
    [{ 't:lax': 'p3' }, []],
    [{ 't:pair': { port: 'p1', unit: 1 } }, []],
    [{ 't:pair': { port: 'p2', unit: 1 } }, missing('/t:pair/unit')],
    [{ 't:either': 7 }, []],
    [{ 't:either': 'p1' }, []],
    [{ 't:either': '7' }, missing('/t:either')], // A text in JSON; from XML the number would have come first.
    [{ 't:either': 'p9' }, missing('/t:either')],
    [{ 't:first': 'true' }, []], // How XML is read: the leafref takes the text before the boolean.
    [{ 't:first': 'p9' }, missing('/t:first')],
    [{ 't:mixed': 'p2' }, []],
    [{ 't:mixed': '1' }, []], // Read from XML, where the first member takes any text.
    [{ 't:mixed': 1 }, []],
    [{ 't:mixed': 'one' }, []],
    [{ 't:mixed': '2' }, missing('/t:mixed')],
    [{ 't:any': "/t:port[name='p1']/unit[id='1']" }, []],
    [{ 't:any': "/t:port[name='p1']/unit[id='2']" }, missing('/t:any')],
    [{ 't:any': '/t:port' }, missing('/t:any')], // An entry is to be named, by its keys.
    [{ 't:any': '/t:port[1]' }, missing('/t:any')],
    [{ 't:any': "/t:port[name='p1']/unit" }, missing('/t:any')],
    [{ 't:self': [{ id: 'a', peer: 'b', own: 'a' }, { id: 'b' }] }, []],
    [{ 't:self': [{ id: 'a', own: 'b' }, { id: 'b' }] }, missing(`/t:self[id='a']/own`)],
  ])('%j', (more, expected) => {
    expect(faults(schema, { ...base, ...more })).toEqual(expected);
    expect(faults(schema, { ...base, ...more }, base)).toEqual(expected);
  });
  test('are tested again when what they point at goes', () => {
    const before: JsonObject = { ...base, 't:uplink': 'p2', 't:any': "/t:port[name='p2']", 't:either': 'p2' };
    const after = { ...before, 't:port': [(base['t:port'] as JsonObject[])[0]!] };
    expect([...faults(schema, after, before)].sort()).toEqual(
      [...missing('/t:uplink'), ...missing('/t:either'), ...missing('/t:any')].sort(),
    );
  });
});

describe('RFC 7950 sections 6.4.1, 9.9.3 and 9.13: references to what exists by default', () => {
  const schema = schemaOf(`
    leaf a { type instance-identifier; }
    leaf to { type leafref { path "../width"; } }
    leaf on { type string; }
    choice c { default d; case d { leaf width { type uint8; default 8; } } case e { leaf height { type uint8; } } }
    container in { leaf opt { when "../../on = 'yes'"; type string; default z; } leaf-list l { type string; default q; } }
  `);
  const missing = (path: string) => [`data-missing instance-required ${path}`];
  test('an instance-identifier may name a default only while it is in use', () => {
    expect(faults(schema, { 't:a': '/t:in/opt', 't:on': 'yes' })).toEqual([]);
    expect(faults(schema, { 't:a': '/t:in/opt', 't:on': 'no' })).toEqual(missing('/t:a'));
    expect(faults(schema, { 't:a': '/t:width' })).toEqual([]);
    expect(faults(schema, { 't:a': '/t:width', 't:height': 1 })).toEqual(missing('/t:a'));
    expect(faults(schema, { 't:a': "/t:in/l[.='q']" })).toEqual([]);
    expect(faults(schema, { 't:a': "/t:in/l[.='r']" })).toEqual(missing('/t:a'));
  });
  test('a leafref is tested again when another case takes the default away', () => {
    const before: JsonObject = { 't:to': 8 };
    expect(faults(schema, before)).toEqual([]);
    expect(faults(schema, { ...before, 't:height': 1 }, before)).toEqual(missing('/t:to'));
  });
});

describe('RFC 7950 section 8.1: operations and notifications', () => {
  const schema = schemaOf(`
    list port { key name; leaf name { type string; } }
    rpc reset { input { leaf port { type leafref { path "/port/name"; } mandatory true; } leaf a { type string; must "../b"; } leaf b { type string; } } }
    notification down { leaf port { type leafref { path "/port/name"; } } list cause { key id; leaf id { type uint8; } min-elements 1; } }
  `);
  const tree = { 't:port': [{ name: 'p1' }] };
  const input = schema.rpcs.get('t:reset')!.input;
  const check = (value: JsonObject) =>
    errorsOf(() => validateInput(schema, input, value, { tree })).map(summary);
  test('input without a mandatory parameter is a missing-element', () => {
    const [error] = errorsOf(() => validateInput(schema, input, {}));
    expect(error!.tag).toBe('missing-element');
    expect(error!.details.info).toEqual({ 'bad-element': 'port' });
  });
  test('expressions see the input and the datastore', () => {
    expect(check({ port: 'p1' })).toEqual([]);
    expect(check({ port: 'p1', a: 'x', b: 'y' })).toEqual([]);
    expect(check({ port: 'p2', a: 'x' })).toHaveLength(2);
  });
  test('notifications are checked in the same way', () => {
    const node = schema.notifications.get('t:down')!;
    expect(
      errorsOf(() => validateInput(schema, node, { port: 'p1' }, { tree })).map(
        ({ details }) => details.appTag,
      ),
    ).toEqual(['too-few-elements']);
  });
});

describe('RFC 7950 section 6.4.1: the accessible tree of operations and notifications', () => {
  const schema = schemaOf(`
    container seen { leaf v { type string; } }
    list port { key name; leaf name { type string; } leaf limit { type uint8; default 4; }
      action set { input { must "count(speed | level) = 1"; leaf speed { type uint8; must ". <= ../../limit"; must "not(/set)"; }
        leaf level { type leafref { path "../../../port/name"; } } }
        output { leaf done { type uint8; must "../../limit >= ."; } } }
      notification down { leaf why { type string; must "../../name = /port/name and . != ../../name"; } } }
    rpc reset { input { leaf what { type string;
        must "/reset/what = ."; must "/t:reset/t:hard"; must "count(/*) = 4"; must "/*/hard"; must "//hard";
        must "local-name(..) = 'reset'"; must "/reset[hard]/what"; must "/seen/v = 's'"; must "/port[name = current()]"; }
        leaf hard { type empty; } list entry { key k; leaf k { type string; } leaf x { type string; must "count(//entry[x = current()]) = 1"; } } }
      output { leaf result { type string; must "/reset/result = 'r'"; must "not(/reset/what)"; } } }
    notification up { leaf name { type string; must "/up/name = /port/name"; must "count(//name) = 3"; } }
  `);
  const tree: JsonObject = { 't:seen': { v: 's' }, 't:port': [{ name: 'a', limit: 2 }, { name: 'b' }] };
  const found = (node: Parameters<typeof validateInput>[1], value: JsonObject, parent?: Cursor) =>
    errorsOf(() => validateInput(schema, node, value, { tree, ...(parent && { parent }) })).map(summary);
  const reset = schema.rpcs.get('t:reset')!;
  const list = schema.root.dataChildren.find(({ name }) => name === 'port') as ListNode;
  const a = childCursor(
    rootCursor(schema.root, tree, { defaults: true }),
    list,
    (tree['t:port'] as JsonObject[])[0]!,
  );

  test('an RPC is a child of the root, with its parameters as children', () => {
    expect(found(reset.input, { what: 'a', hard: [null] })).toEqual([]);
    expect(found(reset.input, { what: 'c', hard: [null] })).toEqual([
      'operation-failed must-violation /t:reset/what',
    ]);
    expect(found(reset.output, { result: 'r' })).toEqual([]);
    expect(found(reset.output, { result: 'x' })).toEqual(['operation-failed must-violation /t:reset/result']);
  });
  test('entries in its input are looked up there', () => {
    const entry = Array.from({ length: 20 }, (_, i): JsonObject => ({ k: `${i}`, x: `${i}` }));
    expect(found(reset.input, { entry })).toEqual([]);
    expect(found(reset.input, { entry: entry.with(3, { k: '3', x: '4' }) })).toHaveLength(2);
  });
  test('an action is a child of its list entry only', () => {
    const [action] = list.actions;
    expect(found(action!.input, { speed: 2 }, a)).toEqual([]);
    expect(found(action!.input, { speed: 3 }, a)).toEqual([
      `operation-failed must-violation /t:port[name='a']/set/speed`,
    ]);
    expect(found(action!.input, { speed: 1, level: 'b' }, a)).toEqual([
      `operation-failed must-violation /t:port[name='a']/set`,
    ]);
    expect(found(action!.input, { level: 'c' }, a)).toEqual([
      `data-missing instance-required /t:port[name='a']/set/level`,
    ]);
    expect(found(action!.output, { done: 3 }, a)).toEqual([
      `operation-failed must-violation /t:port[name='a']/set/done`,
    ]);
  });
  test('so are notifications, on the top level and within data', () => {
    expect(found(schema.notifications.get('t:up')!, { name: 'b' })).toEqual([]);
    expect(found(schema.notifications.get('t:up')!, { name: 'c' })).toEqual([
      'operation-failed must-violation /t:up/name',
    ]);
    const [down] = list.notifications;
    expect(found(down!, { why: 'x' }, a)).toEqual([]);
    expect(found(down!, { why: 'a' }, a)).toHaveLength(1);
  });
});

describe('RFC 7950 section 10.4.1: identities without a prefix, in a grouping that another module uses', () => {
  const texts = {
    t: `import u { prefix u; } container top { uses u:g; }`,
    u: `identity kind; identity one { base kind; } identity two { base one; }
      grouping g { leaf id { type identityref { base kind; } must "derived-from-or-self(., 'one')"; must "not(. = 'two')"; } }`,
  };
  const module = ([name, body]: [string, string]) =>
    `module ${name} { yang-version 1.1; namespace "urn:${name}"; prefix ${name}; ${body} }`;
  const compiled = compileModules({
    sources: Object.entries(texts).map((each) => ({ file: `${each[0]}.yang`, text: module(each) })),
    load: () => undefined,
    implement: ['t', 'u'],
  });
  test.each([
    ['compiled', compiled],
    ['saved and loaded', loadSchema(JSON.stringify(saveSchema(compiled)))],
  ])('are those of the module that is written: %s', (_, schema) => {
    expect(faults(schema, { 't:top': { id: 'u:one' } })).toEqual([]);
    expect(faults(schema, { 't:top': { id: 'u:two' } })).toHaveLength(1);
    expect(faults(schema, { 't:top': { id: 'u:kind' } })).toHaveLength(1);
  });
});
