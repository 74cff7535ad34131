import { describe, expect, test } from 'vitest';
import { loadSchema } from '../../../codegen/emit/load.ts';
import { saveSchema } from '../../../codegen/emit/saved/save.ts';
import { compileModules, printTree } from '../../../codegen/index.ts';

function treeOf(...bodies: string[]): string {
  const names = ['m', 'n'];
  const sources = bodies.map((body, i) => {
    const name = names[i]!;
    return {
      file: `${name}.yang`,
      text: `module ${name} { yang-version 1.1; namespace "urn:${name}"; prefix ${name}; ${body} }`,
    };
  });
  const schema = compileModules({ sources, load: () => undefined, implement: names.slice(0, bodies.length) });
  return printTree(schema.modules.get(names[bodies.length - 1]!)!, schema);
}

/** Takes off the indentation a test is written with. */
function lines(text: string): string {
  return text.replace(/^\n/, '').replace(/^ {6}/gm, '').replace(/ +$/, '');
}

describe('RFC 8340: tree diagrams', () => {
  test('section 2.6: flags, options and types', () => {
    const tree = treeOf(`feature f; typedef t { type string; }
      container c { presence p;
        leaf a { type t; } leaf b { type int8; mandatory true; } leaf d { config false; type empty; }
        leaf-list e { type string; } anydata g; anyxml h { mandatory true; }
        leaf i { if-feature f; type leafref { path "../a"; } }
        leaf j { status deprecated; type string; } leaf k { status obsolete; type string; }
      }
      container state { config false; list l { leaf x { type uint8; } } }`);
    expect(tree).toBe(
      lines(`
      module: m
        +--rw c!
        |  +--rw a?   t
        |  +--rw b    int8
        |  +--ro d?   empty
        |  +--rw e*   string
        |  +--rw g?   anydata
        |  +--rw h    anyxml
        |  +--rw i?   -> ../a {f}?
        |  x--rw j?   string
        |  o--rw k?   string
        +--ro state
           +--ro l*
              +--ro x?   uint8
      `),
    );
  });

  test('lists show their keys; choices and cases are in parentheses', () => {
    const tree = treeOf(`list l { key "b a"; leaf a { type string; } leaf b { type string; }
      choice c { mandatory true; container x; case y { leaf z { type string; } } } }`);
    expect(tree).toBe(
      lines(`
      module: m
        +--rw l* [b a]
           +--rw b      string
           +--rw a      string
           +--rw (c)
              +--:(x)
              |  +--rw x
              +--:(y)
                 +--rw z?   string
      `),
    );
  });

  test('operations and notifications, of the module and in the tree', () => {
    const tree = treeOf(`rpc r { input { leaf a { type string; } } output { leaf b { type string; } } } rpc s;
      notification n { leaf c { type string; } }
      container k { action t { output { leaf d { type string; } } } notification o; }`);
    expect(tree).toBe(
      lines(`
      module: m
        +--rw k
           +---x t
           |  +--ro output
           |     +--ro d?   string
           +---n o

        rpcs:
          +---x r
          |  +---w input
          |  |  +---w a?   string
          |  +--ro output
          |     +--ro b?   string
          +---x s

        notifications:
          +---n n
             +--ro c?   string
      `),
    );
  });

  const target = 'container c { leaf a { type string; } choice h { leaf x { type string; } } } rpc r;';
  const augmenting = `import m { prefix p; }
    augment /p:c { container d { leaf e { type string; } } }
    augment /p:c/n:d { leaf f { type string; } }
    augment /p:c/p:h { leaf y { type string; } }
    augment /p:r/p:input { leaf z { type string; } }`;

  test('augments of other modules have sections of their own', () => {
    expect(treeOf(target, augmenting)).toBe(
      lines(`
      module: n

        augment /p:c:
          +--rw d
             +--rw e?   string
        augment /p:c/n:d:
          +--rw f?   string
        augment /p:c/p:h:
          +--rw y?   string
        augment /p:r/p:input:
          +---w z?   string
      `),
    );
  });

  test('section 2.6: what augments add is flagged by where it stands', () => {
    const holders = `container s { config false; } rpc r { input { container a; } output { container b; } }
      notification o { container e; } container k { action t { output { leaf u { type int8; } } } }`;
    const tree = treeOf(
      holders,
      `import m { prefix p; } augment /p:s { leaf v { type int8; } choice h { leaf x { type int8; } } }
      augment /p:r/p:input/p:a { leaf v { type int8; } } augment /p:r/p:output/p:b { container v; }
      augment /p:o/p:e { leaf v { type int8; } } augment /p:k/p:t/p:output { leaf v { type int8; } }`,
    );
    expect(tree).toBe(
      lines(`
      module: n

        augment /p:s:
          +--ro v?     int8
          +--ro (h)?
             +--:(x)
                +--ro x?   int8
        augment /p:r/p:input/p:a:
          +---w v?   int8
        augment /p:r/p:output/p:b:
          +--ro v
        augment /p:o/p:e:
          +--ro v?   int8
        augment /p:k/p:t/p:output:
          +--ro v?   int8
      `),
    );
  });

  test('section 2.6: the features a node depends on, those of its uses among them', () => {
    const tree =
      treeOf(`feature f; feature g; grouping a { leaf b { if-feature g; type int8; } leaf c { type int8; } }
      container d { uses a { if-feature f; } }`);
    expect(tree).toBe(
      lines(`
      module: m
        +--rw d
           +--rw b?   int8 {g,f}?
           +--rw c?   int8 {f}?
      `),
    );
  });

  test('sections 2.2 and 2.6: a uses is shown by its nodes; keys stand in one line, and first', () => {
    const tree = treeOf(
      'container c;',
      `import m { prefix p; } grouping a { leaf x { type int8; } }
      augment /p:c {
        list l { key "k\n  j"; leaf v { type int8; } leaf j { type int8; } leaf k { type int8; } } uses a;
      }`,
    );
    expect(tree).toBe(
      lines(`
      module: n

        augment /p:c:
          +--rw l* [k j]
          |  +--rw k    int8
          |  +--rw j    int8
          |  +--rw v?   int8
          +--rw x?   int8
      `),
    );
  });

  test('what others add to a module is shown in its tree, with their prefix', () => {
    const sources = [target, augmenting].map((body, i) => {
      const name = ['m', 'n'][i];
      return {
        file: `${name}.yang`,
        text: `module ${name} { yang-version 1.1; namespace "urn:${name}"; prefix ${name}; ${body} }`,
      };
    });
    const schema = compileModules({ sources, load: () => undefined, implement: ['m', 'n'] });
    expect(printTree(schema.modules.get('m')!, schema)).toContain(
      ['     +--rw n:d', '        +--rw n:e?   string', '        +--rw n:f?   string'].join('\n'),
    );
  });

  test('mount points have their own flag (section 2.6), in a saved schema, too', () => {
    const sources = [
      'module ietf-yang-schema-mount { namespace urn:yangmnt; prefix yangmnt; extension mount-point { argument label; } }',
      'module m { yang-version 1.1; namespace urn:m; prefix m; import ietf-yang-schema-mount { prefix x; } container c { container root { x:mount-point r; } } }',
    ].map((text, i) => ({ file: `${i}.yang`, text }));
    const schema = compileModules({ sources, load: () => undefined, implement: ['m'] });
    for (const each of [schema, loadSchema(JSON.stringify(saveSchema(schema)))]) {
      expect(printTree(each.modules.get('m')!, each)).toBe(
        lines(`
      module: m
        +--rw c
           +--mp root
      `),
      );
    }
  });

  test('RFC 8791: structures and what others add to them', () => {
    const sources = [
      'module ietf-yang-structure-ext { namespace urn:sx; prefix sx; extension structure { argument name; } extension augment-structure { argument path; } }',
      'module m { yang-version 1.1; namespace urn:m; prefix m; import ietf-yang-structure-ext { prefix sx; } sx:structure s { leaf a { type int8; } container b; } }',
      'module n { yang-version 1.1; namespace urn:n; prefix n; import ietf-yang-structure-ext { prefix sx; } import m { prefix m; } sx:augment-structure /m:s/m:b { leaf c { type string; } } }',
    ].map((text, i) => ({ file: `${i}.yang`, text }));
    const schema = compileModules({ sources, load: () => undefined, implement: ['n'] });
    expect(printTree(schema.modules.get('m')!, schema)).toBe(
      lines(`
      module: m

        structure s:
          +-- a?   int8
          +-- b
             +-- n:c?   string
      `),
    );
    expect(printTree(schema.modules.get('n')!, schema)).toBe(
      lines(`
      module: n

        augment-structure /m:s/m:b:
          +-- c?   string
      `),
    );
  });
});
