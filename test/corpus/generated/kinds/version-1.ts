/** YANG 1 (RFC 6020): what came with 1.1 is refused, and what 1.1 forbids is not. */
import fc from 'fast-check';
import type { Kind } from '../kind.ts';
import { module, mostly, one, text } from '../text.ts';

const right = [
  'leaf s { type string; }',
  'leaf-list two { type string; }',
  'anyxml xml;',
  'leaf i { type identityref { base base; } default "i1"; }',
  'leaf ff { if-feature f; type string; }',
  'choice cc { container cc1 { leaf cc2 { type string; } } }',
  'leaf z { type string; default "a\\qb"; }',
  'uses gr { augment "ch" { case z3 { leaf z3 { type string; } } } }',
  'leaf dec { type decimal64 { fraction-digits 2; } default "1.50"; }',
  'list lr { key "k"; unique "v"; leaf k { type string; } leaf v { type int8; default "1"; } }',
  'leaf en { type enumeration { enum x; enum y { value 3; } } default "y"; }',
  'leaf un { type union { type int8; type string { length "2"; } } }',
  'container in { presence "here"; leaf x { type string; mandatory true; } }',
  'leaf lr1 { type leafref { path "../q"; } }',
  'leaf-list ub { type bits { bit x; bit y; } min-elements 1; }',
];
/** What came with YANG 1.1, or was never allowed. */
const wrong = [
  'leaf-list d { type string; default "x"; }',
  'anydata any;',
  'leaf e { type enumeration { enum x { if-feature f; } enum y; } }',
  'leaf bits { type bits { bit x; bit y { if-feature f; } } }',
  'leaf ii { type identityref { base base; base other; } }',
  'leaf u { type union { type int8; type leafref { path "/a:top/a:s"; } } }',
  'leaf ue { type union { type empty; type string; } }',
  'leaf r { type leafref { path "../s"; require-instance false; } }',
  'leaf p { type string { pattern "x" { modifier invert-match; } } }',
  'leaf f { if-feature "f or g"; type string; }',
  'list l { key "k"; leaf k { type empty; } }',
  'list ll { key "k"; leaf k { type string; } action go; }',
  'list w { key "k"; leaf k { when "true()"; type string; } }',
  'notification n;',
  'choice c { choice d { leaf d1 { type string; } } }',
  'uses gr { augment ch { leaf z2 { type string; } } }',
  'uses gr { refine s3 { if-feature f; } }',
  'leaf b { type string; must "bit-is-set(., \'x\')"; }',
];
const topRight = [
  'rpc rp { input { leaf a { type string; } } }',
  'augment "/a:top" { leaf au { type string; } }',
  'typedef ty { type int8; default "1"; }',
  '',
];
const topWrong = [
  'identity both { base base; base other; }',
  'identity cond { if-feature f; base base; }',
  'rpc rm { input { must "a"; leaf a { type string; } } }',
  'notification nn { must "a"; leaf a { type string; } }',
  'feature h { if-feature "f and g"; }',
];

export const version1: Kind = {
  modules: [
    module(
      'a',
      text`feature f; feature g;
identity base; identity other; identity i1 { base base; }
grouping gr { choice ch { leaf ch1 { type string; } } leaf s3 { type string; } }
container top { leaf q { type string; must "string-length(.) < 2"; }
${fc.subarray(right, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'))} ${one('', one(...wrong))} }
${mostly(topRight, topWrong)}`,
      { version: '1' },
    ),
  ],
};
