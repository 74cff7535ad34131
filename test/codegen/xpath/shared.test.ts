/** Parts of an expression that are evaluated once for many context nodes. */
import { describe, expect, it } from 'vitest';
import { parseXPath } from '../../../codegen/xpath/parser.ts';
import { complainer } from '../../../codegen/xpath/problem.ts';
import { sharedParts } from '../../../codegen/xpath/shared.ts';

/** Levels of the parts that are shared, the outermost first. */
const levels = (text: string) => [...sharedParts(parseXPath(text, complainer(text, undefined))).values()];

describe('how far up the ancestor is that a part depends on', () => {
  it.each<[string, number[]]>([
    ['../a = 1', [1]],
    ['count(../../entry) < 5', [2]],
    ['count(/t:top/t:entry) < 5', [Number.POSITIVE_INFINITY]],
    ['. < sum(../../entry/size)', [2]],
    ['../a = 1 and ../../b = 2', [1, 2]],
    ['../../entry[size = current()/../size]', [1]],
    ['../../entry[size = current()]', []],
    ['../../entry[../max > size]/name', [2]],
    ['/top/entry[name = current()/../../name]', [2]],
    ['deref(../peer)/../size > 3', [1]],
    ['string-length() > 3', []],
    ['string-length(.) > 3 or ../../a', [2]],
    ['current()/../../entry[position() = last()]', [2]],
    ['true()', []],
    ['(../../entry)[size > current()]', [2]],
  ])('%s: %j', (text, expected) => {
    expect(levels(text)).toEqual(expected);
  });
});
