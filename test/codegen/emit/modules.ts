/** Modules for the tests of what is written from schemas. */
import { readdirSync } from 'node:fs';
import { compileModules, directoryLoader, type Schema } from '../../../codegen/index.ts';
import { readSource } from '../../../codegen/schema/loader.ts';
import { parseStatements } from '../../../codegen/syntax/parser.ts';

/** Two modules that use every kind of node, type and restriction. */
export const everything = [
  `module ev {
    yang-version 1.1; namespace "urn:ev"; prefix ev;
    organization "o"; contact "c"; description "Everything */ and \`more\` \${x}.";
    revision 2024-01-02; revision 2023-01-02;
    extension mark { argument what; description "marks"; }
    ev:mark "module";
    feature fast { description "is fast"; }
    feature slow;
    identity base { description "the base"; }
    identity own { base base; status deprecated; }
    typedef word { type string { length "1..20" { error-message "too long"; error-app-tag long; }
      pattern '[a-z][a-z0-9]*'; pattern 'x.*' { modifier invert-match; } } units letters; default abc;
      description "a word"; reference "RFC 1"; }
    typedef level { type enumeration { enum low { description "little"; } enum mid { value 5; } enum high; } }
    typedef either { type union { type int8 { range "1..5 | 10"; } type level; type leafref { path "/ev:top/ev:limit"; } } }
    grouping shared {
      leaf limit { type uint64 { range "5..max"; } default 10; units seconds; }
      leaf guarded { type boolean; must "../limit > 5" { error-message "low"; error-app-tag low; } }
    }
    container top {
      ev:mark "top"; ev:mark "again"; description "The top."; reference "none";
      uses shared { when "ev:flag = 'on'"; }
      leaf flag { type word; }
      leaf ratio { type decimal64 { fraction-digits 3; range "-1.5..1.5"; } }
      leaf flags { type bits { bit a { position 3; } bit b; } default "b a"; }
      leaf data { type binary { length "0..4"; } }
      leaf none { type empty; if-feature "fast and slow"; }
      leaf kind { type identityref { base base; } default "ev:own"; status deprecated; }
      leaf where { type instance-identifier { require-instance false; } }
      leaf mixed { type either; status obsolete; }
      leaf must-have { type int64; mandatory true; }
      leaf-list words { type word; ordered-by user; min-elements 0; max-elements 5; default one; default two; }
      leaf-list levels { type level; }
      container here { presence "it is here"; leaf in-it { type string; } action poke { input { leaf hard { type boolean; } } } }
      list item { key "name group"; unique "size inner/depth"; ordered-by user; min-elements 0; max-elements 100;
        leaf size { type uint8; } leaf group { type uint16; } leaf name { type word; }
        container inner { leaf depth { type int32; } }
        leaf pointer { type leafref { path "../name"; } }
        action reset { input { leaf why { type string; mandatory true; } } output { leaf done { type boolean; } } }
        notification changed { leaf by { type string; } }
      }
      choice way { default fast;
        case fast { when "../top/flag"; leaf speed { type uint8; default 9; } }
        case slow { choice how { leaf one { type string; } container two { leaf x { type string; } } } }
        leaf third { type string; }
      }
      anydata any; anyxml xml;
    }
    container state { config false;
      list event { leaf text { type string; } list sub { key id; leaf id { type int8; } } }
      leaf-list repeated { type string; }
    }
    rpc run { description "Runs."; if-feature fast; input { must "what"; leaf what { type level; } leaf target { type leafref { path "/ev:top/ev:item/ev:name"; } } } output { leaf result { type string; } } }
    rpc bare;
    notification happened { must "level"; leaf level { type level; } container more { leaf a { type string; } } }
  }`,
  `module ev-more {
    namespace "urn:ev-more"; prefix evm; import ev { prefix ev; }
    identity derived { base ev:own; }
    augment "/ev:top" { when "ev:flag"; leaf limit { type string; } container added { leaf x { type ev:word; } } }
    augment "/ev:top/ev:item" { leaf extra { type leafref { path "../ev:size"; } } }
    augment "/ev:run/ev:input" { leaf extra { type string; } }
    augment "/ev:top/ev:way" { case more { leaf fourth { type string; } } }
  }`,
];

/** A module with a structure outside of datastores (RFC 8040 section 8), and what defines those. */
export const structures = [
  `module ietf-restconf { namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; extension yang-data { argument name { yin-element true; } } }`,
  `module st { namespace "urn:st"; prefix st; import ietf-restconf { prefix rc; }
    rc:yang-data one { container first { choice c { leaf a { type string; default x; } leaf b { type leafref { path "/st:first/st:a"; } } } } }
    rc:yang-data two { container second { list l { key k; leaf k { type int8; must "../../../second"; } } } } }`,
];

export function compileTexts(...texts: string[]): Schema {
  const names = texts.map((text) => /module\s+([\w-]+)/.exec(text)![1]!);
  const sources = texts.map((text, index) => ({ file: `${names[index]}.yang`, text }));
  return compileModules({ sources, load: () => undefined, implement: names });
}

export function compileServed(implement: readonly string[]): Schema {
  return compileModules({ sources: [], load: directoryLoader(['yang']), implement });
}

/** Names of the modules served. */
export function moduleNames(): string[] {
  const files = readdirSync('yang', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yang'),
  );
  return files.sort().flatMap((file) => {
    const { keyword, argument } = parseStatements(readSource(`yang/${file}`));
    return keyword === 'module' ? [argument!] : [];
  });
}
