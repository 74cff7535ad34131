/** `sly yang ...` as people use it (architecture, "The command line"). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSly } from '../sly.ts';

const module = `module demo {
  namespace "urn:demo";
  prefix d;
  container box {
    leaf name { type string; }
    leaf size { type uint8; must ". < 100" { error-message "too large a box"; } }
    leaf-list tag { type string; }
  }
  rpc open { input { leaf key { type string; mandatory true; } } }
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
      '     +--rw name?   string',
      '     +--rw size?   uint8',
      '     +--rw tag*    string',
      '',
      '  rpcs:',
      '    +---x open',
      '       +---w input',
      '          +---w key    string',
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

test('sly yang compile: types, validators and JSON Schema', () => {
  const out = join(dir, 'out');
  const { status, stdout } = runSly('yang', 'compile', '-p', dir, '--out', out, 'demo');
  expect(status).toBe(0);
  expect(stdout).toMatch(/demo\.ts/);
});
