import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberText, toNumber } from '../../../codegen/xpath/convert.ts';
import type { XPathValue } from '../../../codegen/xpath/xpath.ts';
import { plain } from './network.ts';
import { at, xpath } from './tree.ts';

const eth0 = at(plain, "/device/interface[name='eth0']");
const value = (text: string): XPathValue => xpath(text).evaluate(eth0);

describe('XPath 1.0 section 4.2: numbers as strings', () => {
  it.each([
    ['string(1)', '1'],
    ['string(1.50)', '1.5'],
    ['string(-0)', '0'],
    ['string(0.1 + 0.2)', '0.30000000000000004'],
    ['string(1 div 0)', 'Infinity'],
    ['string(-1 div 0)', '-Infinity'],
    ['string(0 div 0)', 'NaN'],
    ['string(1000000000000 * 1000000000000)', '1000000000000000000000000'],
    ['string(1 div 10000000)', '0.0000001'],
    ['string(.5)', '0.5'],
    ['string(5.)', '5'],
    ['string(18446744073709551615)', '18446744073709552000'],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('never uses an exponent, and is read back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const text = numberText(number);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(toNumber(text)).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});

describe('XPath 1.0 section 4.4: strings as numbers', () => {
  it.each<[string, number]>([
    ['number("12")', 12],
    ['number(" -12.5 ")', -12.5],
    ['number(".5")', 0.5],
    ['number("5.")', 5],
    ['number("+5")', Number.NaN],
    ['number("1e3")', Number.NaN],
    ['number("0x10")', Number.NaN],
    ['number("")', Number.NaN],
    ['number("- 5")', Number.NaN],
    ['number("Infinity")', Number.NaN],
    ['number(true())', 1],
    ['number(false())', 0],
    ['number(mtu)', 9000],
    ['number(nothing)', Number.NaN],
    ['number(load)', 0.5],
    ['-(-3)', 3],
    ['--3', 3],
    ['5 mod 2', 1],
    ['5 mod -2', 1],
    ['-5 mod 2', -1],
    ['1.5 mod 0.5', 0],
    ['6 div 4', 1.5],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['10 - 4 - 3', 3],
    ['8 div 4 div 2', 1],
    ['round(2.5)', 3],
    ['round(-2.5)', -2],
    ['round(2.4)', 2],
    ['floor(-1.5)', -2],
    ['ceiling(1.2)', 2],
    ['sum(/device/interface/mtu)', 10400],
    ['sum(nothing)', 0],
    ['count(/device/interface)', 3],
    ['string-length("a\u{1f600}b")', 3],
    ['string-length(../hostname)', 2],
    ['last()', 1],
    ['position()', 1],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });
});

describe('XPath 1.0 section 4.2: string functions', () => {
  it.each<[string, XPathValue]>([
    ['concat("a", 1, true())', 'a1true'],
    ['starts-with("abc", "ab")', true],
    ['starts-with("abc", "")', true],
    ['contains("abc", "bc")', true],
    ['contains("abc", "cb")', false],
    ['substring-before("1999/04/01", "/")', '1999'],
    ['substring-before("abc", "x")', ''],
    ['substring-after("1999/04/01", "/")', '04/01'],
    ['substring-after("1999/04/01", "19")', '99/04/01'],
    ['substring-after("abc", "x")', ''],
    ['substring-after("abc", "")', 'abc'],
    ['substring("12345", 2, 3)', '234'],
    ['substring("12345", 2)', '2345'],
    ['substring("12345", 1.5, 2.6)', '234'],
    ['substring("12345", 0, 3)', '12'],
    ['substring("12345", 0 div 0, 3)', ''],
    ['substring("12345", 1, 0 div 0)', ''],
    ['substring("12345", -42, 1 div 0)', '12345'],
    ['substring("12345", -1 div 0, 1 div 0)', ''],
    ['normalize-space("  a \n b  ")', 'a b'],
    ['translate("bar", "abc", "AB")', 'BAr'],
    ['translate("--aaa--", "abc-", "ABC")', 'AAA'],
    ['translate("aa", "aa", "xy")', 'xx'],
    ['string(true())', 'true'],
    ['string(passive)', ''],
    ['string(enabled)', 'true'],
    ['string(kind)', 'k:gigabit'],
    ['string(../focus)', "/n:device/n:interface[n:name='eth0']/k:colour"],
    ['string(flags)', 'up loop'],
    ['string(stats)', '3'],
    ['name()', 'n:interface'],
    ['local-name(k:mtu)', 'mtu'],
    ['local-name(/)', ''],
    ['namespace-uri(k:mtu)', 'urn:kinds'],
    ['namespace-uri(nothing)', ''],
    ['"it\'s"', "it's"],
    ["'a\"b'", 'a"b'],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });
});

describe('XPath 1.0 sections 3.4 and 4.3: comparisons and booleans', () => {
  it.each<[string, boolean]>([
    ['mtu = 9000', true],
    ['mtu = "9000"', true],
    ['mtu = "09000"', false],
    ['mtu != 9000', false],
    ['9000 = mtu', true],
    ['1500 < mtu', true],
    ['mtu < 1500', false],
    ['mtu >= 9000 and mtu <= 9000', true],
    ['load = 0.50', true],
    ['enabled = "true"', true],
    ['enabled = true()', true],
    ['nothing = false()', true],
    ['nothing = ""', false],
    ['nothing != ""', false],
    ['address = "10.0.0.2"', true],
    ['address != "10.0.0.2"', true],
    ['not(address = "10.0.0.2")', false],
    ['address = ../interface[2]/address', false],
    ['../interface/name = ../main', true],
    ['../interface/name != ../interface/name', true],
    ['../interface/mtu > ../interface/mtu', true],
    ['name = ../route/via', true],
    ['"a" = "a"', true],
    ['"1.0" = 1', true],
    ['"1.0" = "1"', false],
    ['"a" < "b"', false],
    ['true() = "x"', true],
    ['true() > false()', true],
    ['1 = 1 = 1', true],
    ['3 > 2 > 1', false],
    ['boolean(0)', false],
    ['boolean(0 div 0)', false],
    ['boolean("false")', true],
    ['boolean("")', false],
    ['boolean(nothing)', false],
    ['boolean(mtu)', true],
    ['not(nothing)', true],
    ['true() or nothing', true],
    ['1 and 0', false],
    ['lang("en")', false],
  ])('%s is %s', (text, expected) => {
    expect(xpath(text).evaluateBoolean(eth0)).toBe(expected);
  });
});
