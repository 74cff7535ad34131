/** Mutants of a module that has every statement, beside yanglint: what one refuses the other refuses too. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import {
  compileModules,
  directoryLoader,
  parseStatements,
  printTree,
  printYang,
  readSource,
  YangError,
} from '../../codegen/index.ts';
import { describeWith } from '../interop/clients.ts';
import { isKnown } from './differences.ts';
import { mutate, mutations } from './mutation.ts';
import { comparableSections, judge, yanglint } from './yanglint.ts';

/** A number of mutants to try, from a new seed; without it always the same few. */
const { MUTANTS } = process.env;

const MODULES = new URL('modules', import.meta.url).pathname;
const base = readSource(join(MODULES, 'base.yang'));
const load = directoryLoader([MODULES]);

const directory = mkdtempSync(join(tmpdir(), 'sly-mutants-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Without if-features: yanglint does not show those of uses. */
function comparable(tree: string): string {
  return comparableSections(tree).replace(/ \{[^}]*\}\?$/gm, '');
}

function compile(text: string): { tree: string; messages: string } {
  try {
    const schema = compileModules({
      sources: [{ file: 'base.yang', text }],
      load,
      implement: ['base'],
      features: new Map([['other', []]]),
    });
    return { tree: printTree(schema.modules.get('base')!, schema), messages: '' };
  } catch (error) {
    if (!(error instanceof YangError)) throw error;
    return { tree: '', messages: error.message };
  }
}

describeWith([yanglint], 'mutants', () => {
  test('have the same verdict and the same tree', { timeout: 120_000 }, () => {
    const top = parseStatements(base);
    const file = join(directory, 'base.yang');
    fc.assert(
      fc.property(mutations(fc), (mutation) => {
        const text = printYang(mutate(top, mutation));
        writeFileSync(file, text);
        const own = compile(text);
        const theirs = judge(file, [MODULES]);
        if (theirs.accepted === undefined) return;
        const refusals = theirs.accepted ? own.messages : theirs.messages;
        if (isKnown(refusals)) return;
        expect(own.messages === '', `ours: ${own.messages}\ntheirs: ${theirs.messages}`).toBe(
          theirs.accepted,
        );
        if (theirs.accepted) expect(comparable(own.tree)).toBe(comparable(theirs.tree));
      }),
      MUTANTS === undefined ? { numRuns: 120, seed: 1 } : { numRuns: Number(MUTANTS) },
    );
  });
});
