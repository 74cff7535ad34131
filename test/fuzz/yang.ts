import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  compileModules,
  directoryLoader,
  parseStatements,
  printYang,
  printYin,
  readSource,
  YangError,
} from '../../codegen/index.ts';
import type { FuzzTarget } from './target.ts';

const root = new URL('../..', import.meta.url).pathname;
const directories = [join(root, 'test', 'corpus', 'modules'), join(root, 'yang', 'ietf')];
const load = directoryLoader(directories);
const texts = directories
  .flatMap((directory) => readdirSync(directory).map((file) => readSource(join(directory, file)).text))
  .filter(({ length }) => length < 20_000);
const yin = texts.map((text) => {
  const find = (name: string) => {
    const source = load(name);
    return source && parseStatements(source);
  };
  return printYin(parseStatements({ file: 'f', text }), find);
});

export const yang: FuzzTarget = {
  name: 'yang',
  examples: [...texts, ...yin],
  words: [
    ...'module submodule import include container list leaf leaf-list choice case uses grouping augment deviation'.split(
      ' ',
    ),
    ...'typedef type union leafref path must when key unique default refine action input output identity base'.split(
      ' ',
    ),
    ...[
      '{',
      '}',
      ';',
      '+',
      '"',
      "'",
      '//',
      '/*',
      '*/',
      '<leaf name="a">',
      '</leaf>',
      '<!DOCTYPE x [',
      ']>',
      '&lt;',
      '<![CDATA[',
    ],
    ...[
      'container c {',
      'grouping g { uses g; }',
      'typedef t { type t; }',
      'identity i { base i; }',
      'type union {',
    ],
  ],
  run(text) {
    try {
      const name = parseStatements({ file: 'fuzz.yang', text }).argument;
      printYang(parseStatements({ file: 'fuzz.yang', text }));
      compileModules({ sources: [{ file: 'fuzz', text }], load, implement: [name ?? 'none'] });
    } catch (error) {
      if (!(error instanceof YangError)) throw error;
      for (const { position, message, code } of error.problems) {
        const placed = position === undefined || (position.line >= 1 && position.column >= 1);
        if (!placed || message === '' || code === '') throw new Error(`a bad report: ${error.message}`);
      }
    }
  },
};
