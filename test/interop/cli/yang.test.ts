/** `sly yang ...` as people use it (architecture, "The command line"). */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSly, slyScript } from '../sly.ts';

const packageRoot = fileURLToPath(new URL('../../../', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

const runIn = (cwd: string, ...args: string[]) =>
  spawnSync(process.execPath, [slyScript, ...args], { cwd, encoding: 'utf8' });

const module = `module demo {
  yang-version 1.1;
  namespace "urn:demo";
  prefix d;
  container box {
    leaf name { type string; }
    leaf size { type uint8; must ". < 100" { error-message "too large a box"; } }
    leaf-list tag { type string; }
    anydata more;
  }
  list shelf { key n; leaf n { type uint8; }
    action sort { input { leaf by { type leafref { path "/d:box/d:tag"; } } } output { leaf moved { type uint16; } } }
    notification full { leaf since { type uint32; mandatory true; } }
  }
  rpc open { input { leaf key { type string; mandatory true; } } output { leaf count { type uint8; } } }
  notification opened { leaf key { type string; mandatory true; } }
  container state { config false; leaf up { type uint32; mandatory true; } }
}
`;

let dir: string;
let file: (name: string, text: string) => string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sly-yang-'));
  file = (name, text) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  file('demo.yang', module);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});
const inDir = () => ['-p', dir, '-m', 'demo'];

describe('sly yang check', () => {
  test('a good module: silent, exit 0', () => {
    expect(runSly('yang', 'check', join(dir, 'demo.yang'))).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('a module in XML (YIN)', () => {
    const yin = file(
      'in-xml.yin',
      '<module xmlns="urn:ietf:params:xml:ns:yang:yin:1" name="in-xml"><namespace uri="urn:x"/><prefix value="x"/></module>',
    );
    expect(runSly('yang', 'check', yin)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('every built-in module by name', () => {
    expect(runSly('yang', 'check', 'cisco-smart-license', 'Cisco-IOS-XE-native').status).toBe(0);
  });

  test('a wrong module: file:line:col: error: text [code], exit 1', () => {
    const wrong = file(
      'wrong.yang',
      'module wrong {\n  namespace "urn:w";\n  prefix w;\n  leaf a { type nonesuch; }\n}\n',
    );
    const { status, stderr } = runSly('yang', 'check', wrong);
    expect(stderr).toMatch(/^\S*wrong\.yang:4:\d+: error: .*nonesuch.* \[RFC 7950 /);
    expect(status).toBe(1);
  });

  test('the name of a module is not looked for in comments', () => {
    const named = file(
      'named.yang',
      '// The module demo is another.\n/* module b {} */ module named { namespace "n"; prefix n; }',
    );
    expect(runSly('yang', 'check', named)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('what is no module at all: where, and what was found', () => {
    expect(runSly('yang', 'check', file('no.yang', 'leaf a { type string; }')).stderr).toMatch(
      /no\.yang.*leaf/,
    );
    expect(runSly('yang', 'check', file('bad.yang', 'module x {')).stderr).toMatch(
      /bad\.yang:1:\d+: error: /,
    );
  });

  test('the path of a file is the file, whatever its name', () => {
    const cwd = join(dir, 'odd');
    mkdirSync(join(cwd, 'test'), { recursive: true });
    writeFileSync(join(cwd, 'README.md'), '# no module\n');
    writeFileSync(join(cwd, 'odd.txt'), 'module odd { namespace "o"; prefix o; import near { prefix n; } }');
    writeFileSync(join(cwd, 'near.yang'), 'module near { namespace "n"; prefix n; }');
    const check = (word: string) => {
      const { status, stderr } = runIn(cwd, 'yang', 'check', word);
      return [status, stderr];
    };
    expect(check('odd.txt')).toEqual([0, '']);
    expect(check('README.md')).toEqual([1, expect.stringMatching(/^README\.md:1:1: error: /)]);
    expect(check('test')).toEqual([1, expect.stringMatching(/no file test and no module test in /)]);
  });

  test('a name is the module, also where a file or directory is called so', () => {
    const cwd = join(dir, 'same');
    mkdirSync(join(cwd, 'ietf-origin'), { recursive: true });
    writeFileSync(join(cwd, 'ietf-interfaces'), 'no module at all');
    const { stdout } = runIn(cwd, 'yang', 'tree', 'ietf-origin', 'ietf-interfaces');
    expect(stdout.match(/^module: .*/gm)).toEqual(['module: ietf-origin', 'module: ietf-interfaces']);
  });

  test('an unknown name says where it looked', () => {
    expect(runSly('yang', 'check', '-p', dir, 'nonesuch').stderr).toMatch(
      /no module nonesuch in .*add -p DIR/,
    );
  });
});

test('sly yang tree: RFC 8340', () => {
  expect(runSly('yang', 'tree', '-p', dir, 'demo').stdout).toBe(
    [
      'module: demo',
      '  +--rw box',
      '  |  +--rw name?   string',
      '  |  +--rw size?   uint8',
      '  |  +--rw tag*    string',
      '  |  +--rw more?   anydata',
      '  +--rw shelf* [n]',
      '  |  +--rw n       uint8',
      '  |  +---x sort',
      '  |  |  +---w input',
      '  |  |  |  +---w by?   -> /d:box/d:tag',
      '  |  |  +--ro output',
      '  |  |     +--ro moved?   uint16',
      '  |  +---n full',
      '  |     +--ro since    uint32',
      '  +--ro state',
      '     +--ro up    uint32',
      '',
      '  rpcs:',
      '    +---x open',
      '       +---w input',
      '       |  +---w key    string',
      '       +--ro output',
      '          +--ro count?   uint8',
      '',
      '  notifications:',
      '    +---n opened',
      '       +--ro key    string',
      '',
    ].join('\n'),
  );
});

describe('sly yang validate', () => {
  test('valid XML and JSON: exit 0', () => {
    const xml = file('a.xml', '<config><box xmlns="urn:demo"><size>7</size></box></config>');
    const json = file('a.json', '{"demo:box": {"size": 7}}');
    expect(runSly('yang', 'validate', ...inDir(), xml).status).toBe(0);
    expect(runSly('yang', 'validate', ...inDir(), json).status).toBe(0);
  });

  test('each error with its tag, app-tag and path, exit 1', () => {
    const json = file('b.json', '{"demo:box": {"size": 100}}');
    const { status, stderr } = runSly('yang', 'validate', ...inDir(), json);
    expect(stderr).toContain('error: operation-failed (must-violation): too large a box, at /demo:box/size');
    expect(status).toBe(1);
  });

  test('a value of the wrong type', () => {
    const json = file('c.json', '{"demo:box": {"size": 300}}');
    expect(runSly('yang', 'validate', ...inDir(), json).stderr).toMatch(
      /invalid-value.*300.*\/demo:box\/size/,
    );
  });

  const validate = (...args: string[]) => runSly('yang', 'validate', ...inDir(), ...args);
  const message = 'xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"';

  test('every error, not only the first, of reading and of checking', () => {
    const wrong = file('g.json', '{"demo:box": {"size": "x", "nonesuch": 1, "tag": 5}}');
    expect(validate(wrong).stderr.trim().split('\n')).toHaveLength(3);
    const invalid = file('h.xml', '<box xmlns="urn:demo"><size>100</size><tag>a</tag><tag>a</tag></box>');
    expect(validate(invalid)).toMatchObject({ status: 1 });
  });

  test('-t config takes no state, -t data wants all of it, -t get what there is', () => {
    const state = file('i.json', '{"demo:state": {}, "demo:box": {}}');
    const up = file('j.json', '{"ietf-restconf:data": {"demo:state": {"up": 3}}}');
    const part = file('k.xml', `<data ${message}><box xmlns="urn:demo"><size>3</size></box></data>`);
    expect(validate('-t', 'config', up)).toMatchObject({ status: 1 });
    expect(validate('-t', 'data', state).stderr).toMatch(/data-missing.*\/demo:state\/up/);
    expect(validate('-t', 'data', up)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(validate('-t', 'get', part)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  const shelf = (inner: string) => `<shelf xmlns="urn:demo"><n>1</n>${inner}</shelf>`;
  test.each([
    ['rpc', 'xml', `<rpc ${message} message-id="1"><open xmlns="urn:demo"><key>k</key></open></rpc>`],
    ['rpc', 'json', '{"demo:open": {"key": "k"}}'],
    ['reply', 'xml', '<open xmlns="urn:demo"><count>1</count></open>'],
    ['reply', 'json', '{"demo:open": {"count": 1}}'],
    [
      'notif',
      'xml',
      `<notification xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0"><eventTime>2026-01-01T00:00:00Z</eventTime><opened xmlns="urn:demo"><key>k</key></opened></notification>`,
    ],
    [
      'notif',
      'json',
      '{"ietf-restconf:notification": {"eventTime": "2026-01-01T00:00:00Z", "demo:opened": {"key": "k"}}}',
    ],
    [
      'rpc',
      'xml',
      `<rpc ${message}><action xmlns="urn:ietf:params:xml:ns:yang:1">${shelf('<sort/>')}</action></rpc>`,
    ],
    ['rpc', 'json', '{"demo:shelf": [{"n": 1, "sort": {}}]}'],
    ['reply', 'json', '{"demo:shelf": [{"n": 1, "sort": {"moved": 4}}]}'],
    ['notif', 'xml', shelf('<full><since>4</since></full>')],
  ])('-t %s: %s %s', (kind, ending, text) => {
    expect(validate('-t', kind, file(`kind.${ending}`, text))).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test.each([
    ['rpc', '{"demo:open": {}}', 'missing-element: the mandatory key is missing, at /demo:open/key'],
    ['rpc', '{"demo:nonesuch": {}}', 'there is no rpc demo:nonesuch'],
    ['rpc', '{"demo:shelf": [{"sort": {}}]}', 'an entry of shelf needs its key n'],
    ['rpc', '{"demo:open": {"key": "k"}, "demo:close": {}}', 'found demo:open and demo:close'],
    ['reply', '{"demo:open": {"count": 256}}', 'invalid-value'],
    ['notif', '{"demo:shelf": [{"n": 1, "full": {}}]}', 'the mandatory since is missing'],
  ])('-t %s: %s is wrong', (kind, text, expected) => {
    const { status, stderr } = validate('-t', kind, file('wrong.json', text));
    expect(stderr).toContain(expected);
    expect(status).toBe(1);
  });

  test('-O: what a message refers to', () => {
    const sort = file('l.json', '{"demo:shelf": [{"n": 1, "sort": {"by": "t"}}]}');
    const there = file('m.json', '{"demo:box": {"tag": ["t"]}, "demo:shelf": [{"n": 1}]}');
    const elsewhere = file('n.json', '{"demo:box": {"tag": ["t"]}, "demo:shelf": [{"n": 2}]}');
    expect(validate('-t', 'rpc', sort).stderr).toContain('data-missing (instance-required)');
    expect(validate('-t', 'rpc', '-O', there, sort)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(validate('-t', 'rpc', '-O', elsewhere, sort).stderr).toContain('does not exist');
  });

  test('a file that is not there, no XML, no JSON: one line, exit 1', () => {
    for (const name of [join(dir, 'nowhere'), file('o.xml', '<a><b></a>'), file('o.json', '{"a":')]) {
      const { status, stderr } = validate(name);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(status).toBe(1);
    }
  });

  test('-t rpc: the input of an operation', () => {
    const good = file('d.xml', '<open xmlns="urn:demo"><key>k</key></open>');
    const bad = file('e.xml', '<open xmlns="urn:demo"/>');
    expect(runSly('yang', 'validate', ...inDir(), '-t', 'rpc', good).status).toBe(0);
    expect(runSly('yang', 'validate', ...inDir(), '-t', 'rpc', bad).stderr).toMatch(/key/);
  });
});

test('sly yang convert: XML to JSON and back', () => {
  const xml = file('f.xml', '<box xmlns="urn:demo"><name>a &amp; b</name><tag>x</tag><tag>y</tag></box>');
  const json = runSly('yang', 'convert', ...inDir(), '--to', 'json', xml).stdout;
  expect(JSON.parse(json)).toEqual({ 'demo:box': { name: 'a & b', tag: ['x', 'y'] } });
  const back = runSly('yang', 'convert', ...inDir(), '--to', 'xml', file('f.json', json)).stdout;
  expect(back).toContain('<box xmlns="urn:demo"><name>a &amp; b</name><tag>x</tag><tag>y</tag></box>');
});

test('RFC 7951 section 5.5: what is known of anydata in JSON has its types, the rest its names', () => {
  const more = '<box xmlns="urn:demo"><size>1</size></box>';
  const known = file('any.xml', `<box xmlns="urn:demo"><more>${more}</more></box>`);
  const json = (source: string) =>
    JSON.parse(runSly('yang', 'convert', ...inDir(), '--to', 'json', source).stdout);
  expect(json(known)).toEqual({ 'demo:box': { more: { 'demo:box': { size: 1 } } } });
  const unknown = file('any.xml', '<box xmlns="urn:demo"><more><a>1</a><a><b>x</b></a></more></box>');
  expect(json(unknown)).toEqual({ 'demo:box': { more: { a: ['1', { b: 'x' }] } } });
});

test('sly yang convert: messages, with the way to an action', () => {
  const json = { 'demo:shelf': [{ n: 1, sort: { by: 'a' } }] };
  const source = file('p.json', JSON.stringify(json));
  const xml = runSly('yang', 'convert', ...inDir(), '-t', 'rpc', '--to', 'xml', source).stdout;
  expect(xml).toBe('<shelf xmlns="urn:demo"><n>1</n><sort xmlns="urn:demo"><by>a</by></sort></shelf>\n');
  const back = runSly('yang', 'convert', ...inDir(), '-t', 'rpc', '--to', 'json', file('p.xml', xml)).stdout;
  expect(JSON.parse(back)).toEqual(json);
});

describe('sly yang compile', () => {
  test('gives what a project of its own imports: types, validators, the schema', { timeout: 60_000 }, () => {
    const project = join(dir, 'project');
    const { status, stdout } = runSly('yang', 'compile', '-p', dir, '--out', join(project, 'yang'), 'demo');
    expect(status).toBe(0);
    expect(stdout).toMatch(/demo\.ts/);
    mkdirSync(join(project, 'node_modules'));
    symlinkSync(packageRoot, join(project, 'node_modules', 'smart-license-yang'));
    writeFileSync(join(project, 'package.json'), '{"type": "module"}');
    writeFileSync(join(project, 'main.ts'), program);
    const options = '--ignoreConfig --strict --module nodenext --target es2023 --types node'.split(' ');
    const types = ['--typeRoots', join(packageRoot, 'node_modules', '@types')];
    const tsc = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc');
    const compiled = run(tsc, ...options, ...types, join(project, 'main.ts'));
    expect(compiled.stdout + compiled.stderr).toBe('');
    const ran = run(join(project, 'main.js'));
    expect(ran.stderr).toBe('');
    expect(ran.stdout.trim().split('\n')).toEqual([
      'true false',
      'must be string',
      'uint8',
      'too large a box',
    ]);
  });

  test('modules whose names clash in TypeScript', { timeout: 60_000 }, () => {
    const clash = (name: string, prefix: string) =>
      file(
        `${name}.yang`,
        `module ${name} { namespace "urn:${name}"; prefix ${prefix}; container data { leaf x { type string; } } }`,
      );
    const out = join(dir, 'clash');
    const names = [
      clash('a-b', 'p'),
      clash('a.b', 'q'),
      clash('index', 'r'),
      clash('Index', 's'),
      clash('data', 't'),
    ];
    expect(runSly('yang', 'compile', '--out', out, ...names)).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(
      join(out, 'use.ts'),
      `import type { Data } from './index.js';
       const data: Data = { 'a-b:data': { x: '' }, 'a.b:data': { x: '' }, 'index:data': { x: '' }, 'data:data': {} };
       console.log(Object.keys(data).length);`,
    );
    writeFileSync(join(out, 'package.json'), '{"type": "module"}');
    const tsc = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc');
    const options =
      '--ignoreConfig --strict --noEmit --module nodenext --target es2023 --lib es2023,dom'.split(' ');
    const { stdout, stderr } = run(tsc, ...options, '--types', '', join(out, 'use.ts'));
    expect(stdout + stderr).toBe('');
  });
});

const program = `import { readFileSync } from 'node:fs';
import { loadSchema, validateConfig, ProtocolError } from 'smart-license-yang/yang';
import type { Data } from './yang/index.js';
import { validators } from './yang/validators.js';

const box = validators['/demo:box']!;
const right: Data['demo:box'] = { name: 'a', size: 4 };
// @ts-expect-error size is a number
const wrong: Data['demo:box'] = { size: '4' };
console.log(box(right), box({ name: 5 }));
console.log(box.errors?.[0]?.message);

const schema = loadSchema(readFileSync(new URL('./yang/schema.json', import.meta.url), 'utf8'));
const node = schema.root.dataChildren[0]!;
if (node.kind === 'container') {
  const size = node.byJsonName.get('size');
  console.log(size?.kind === 'leaf' && size.type.base);
}
try {
  validateConfig(schema, { 'demo:box': { size: 100 } });
} catch (error) {
  console.log((error as ProtocolError).message);
}
`;
