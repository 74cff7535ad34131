import { describe, expect, test } from 'vitest';
import { compile, module, nodeOf, pathsOf, problemsIn, problemsOf } from './support.ts';

describe('RFC 7950 section 7.3: typedefs', () => {
  test('a typedef is found in the scope it stands in and in those around it', () => {
    const schema = compile(
      module(`typedef t { type int8; }
        container c { typedef u { type t; } leaf a { type u; } container d { leaf b { type u; } } }
        rpc r { typedef v { type int16; } input { leaf i { type v; } } }`),
    );
    expect(nodeOf(schema, 'leaf', '/c/d/b').type).toMatchObject({ base: 'int8', name: 'm:u' });
    expect(nodeOf(schema, 'leaf', '/r/input/i').type).toMatchObject({ base: 'int16' });
  });

  test('not outside of it', () => {
    expect(problemsIn('container c { typedef t { type int8; } }\nleaf l { type t; }')).toEqual([
      'm:3:15 type "t" is not defined [7.4]',
    ]);
  });

  test('units and default pass on to the leaf, which may replace them', () => {
    const schema = compile(
      module(`typedef t { type int8; default 5; units s; } typedef u { type t; }
        leaf a { type u; } leaf b { type u; default 6; units m; } leaf c { type u; mandatory true; }`),
    );
    expect(nodeOf(schema, 'leaf', '/a')).toMatchObject({ default: 5, units: 's' });
    expect(nodeOf(schema, 'leaf', '/b')).toMatchObject({ default: 6, units: 'm' });
    expect(nodeOf(schema, 'leaf', '/c').default).toBeUndefined();
  });

  test('restrictions add up along the chain', () => {
    const schema = compile(
      module(
        'typedef t { type string { length 1..9; pattern a.*; } } leaf l { type t { length 2..3; pattern .*b; } }',
      ),
    );
    const { type } = nodeOf(schema, 'leaf', '/l');
    expect(type.derivedFrom?.name).toBe('m:t');
    expect(type.length?.text).toBe('2..3');
    expect(type.patterns.map(({ text }) => text)).toEqual(['a.*', '.*b']);
  });

  test('a type without restrictions of its own is shared by all that use it', () => {
    const schema = compile(module('typedef t { type string; } leaf a { type t; } leaf b { type t; }'));
    expect(nodeOf(schema, 'leaf', '/a').type).toBe(nodeOf(schema, 'leaf', '/b').type);
  });

  test('a typedef must not be defined by itself', () => {
    expect(problemsIn('typedef a { type b; }\ntypedef b { type union { type string; type a; } }')).toEqual([
      'm:2:18 type "b" is defined by itself [7.3]',
    ]);
  });

  test.each(['int8', 'string', 'union', 'empty', 'instance-identifier'])(
    'a typedef must not have the name of the built-in type %s',
    (name) => {
      const typedef = `typedef ${name} { type int16; }`;
      const problem = `"${name}" is not a valid argument of "typedef"; expected a name that no built-in type has [7.3]`;
      expect(problemsIn(typedef)).toEqual([`m:2:9 ${problem}`]);
      expect(problemsIn(`container c {\n${typedef} }`)).toEqual([`m:3:9 ${problem}`]);
    },
  );

  test('an inherited default that no longer fits is reported where the type is restricted', () => {
    const typedef = 'typedef t { type int8; default 5; }';
    for (const body of [
      `${typedef}\nleaf l { type t { range 6..9; } }`,
      `${typedef}\ntypedef u { type t { range 6..9; } }`,
    ]) {
      expect(problemsIn(body)).toEqual([
        expect.stringMatching(/^m:3:\d+ type "m:\w" needs a default of its own.* \[7\.3\.4\]$/),
      ]);
    }
  });

  test('a default must fit, also when nothing uses the typedef', () => {
    expect(problemsIn('typedef t { type int8; default 300; }')[0]).toMatch(/^m:2:32 .*\[7\.3\.4\]$/);
    expect(problemsIn('container c { typedef t { type int8 { range 1..x; } } }')).toHaveLength(1);
  });

  test('an inherited default that no longer fits must be replaced', () => {
    expect(problemsIn('typedef t { type int8; default 5; } leaf l { type t { range 6..9; } }')).toHaveLength(
      1,
    );
    expect(
      problemsIn('typedef t { type int8; default 5; } leaf l { type t { range 6..9; } default 6; }'),
    ).toEqual([]);
  });

  test('names of types must not hide those of scopes around (section 6.2.1)', () => {
    expect(problemsIn('typedef t { type int8; }\ncontainer c { typedef t { type int8; } }')).toEqual([
      'm:3:23 typedef "t" hides the one defined in m.yang:2 [6.2.1]',
    ]);
    expect(problemsIn('typedef t { type int8; }\ntypedef t { type int8; }')).toEqual([
      'm:3:9 typedef "t" is already defined in line 2 [6.2.1]',
    ]);
    const siblings = 'container a { typedef t { type int8; } } container b { typedef t { type int8; } }';
    expect(problemsIn(siblings)).toEqual([]);
  });

  test('enums and bits may depend on features, and keep their values (sections 9.6.4, 9.7.4)', () => {
    const text = module(`feature f;
      leaf e { type enumeration { enum a; enum b { if-feature f; } enum c; } }
      leaf s { type bits { bit a { if-feature f; } bit b; } }`);
    const schema = compile({ texts: [text], features: new Map([['m', []]]) });
    expect(nodeOf(schema, 'leaf', '/e').type.enums.map(({ name, value }) => [name, value])).toEqual([
      ['a', 0],
      ['c', 2],
    ]);
    expect(nodeOf(schema, 'leaf', '/s').type.bits).toMatchObject([{ name: 'b', position: 1 }]);
  });
});

describe('RFC 7950 section 7.18: identities', () => {
  const names = (identities: Iterable<{ name: string }>) => [...identities].map(({ name }) => name).sort();

  test('derived identities are known at any distance, by several bases and across modules', () => {
    const n = module('import m { prefix m; } identity d { base m:b; base m:c; }', { name: 'n' });
    const schema = compile(module('identity a; identity b { base a; } identity c { base a; }'), n);
    const [a, b, c] = schema.modules.get('m')!.identities;
    expect(names(a!.derived)).toEqual(['b', 'c', 'd']);
    expect(names(b!.derived)).toEqual(['d']);
    expect(names(c!.derived)).toEqual(['d']);
    expect(names(schema.modules.get('n')!.identities[0]!.bases)).toEqual(['b', 'c']);
  });

  test('those of modules that are not implemented are no values (section 9.10.2)', () => {
    const base = module('identity a;', { name: 'n' });
    const user = module('import n { prefix n; } identity b { base n:a; }');
    const schema = compile({ texts: [base, user], implement: ['n'] });
    expect(names(schema.modules.get('n')!.identities[0]!.derived)).toEqual([]);
  });

  test('one without its features is absent', () => {
    const text = module('feature f; identity a; identity b { base a; if-feature f; }');
    const schema = compile({ texts: [text], features: new Map([['m', []]]) });
    expect(names(schema.modules.get('m')!.identities)).toEqual(['a']);
  });

  test('circles, unknown bases and duplicates are errors', () => {
    expect(problemsIn('identity a { base b; } identity b { base a; }')[0]).toContain(
      'is derived from itself [7.18.2]',
    );
    expect(problemsIn('identity a { base x; }')).toEqual(['m:2:19 identity "x" is not defined [7.18.2]']);
    expect(problemsIn('identity a; identity a;')[0]).toContain('identity "a" is already defined in line 2');
  });

  test('a default that is an identity is found by its prefix', () => {
    const n = module('identity a; identity b { base a; }', { name: 'n' });
    const body = 'import n { prefix x; } leaf l { type identityref { base x:a; } default x:b; }';
    expect(nodeOf(compile(module(body), n), 'leaf', '/l').default).toBe('n:b');
    expect(problemsOf(module(body.replace('default x:b', 'default b')), n)).toHaveLength(1);
  });
});

describe('RFC 7950 section 7.20: features', () => {
  const text = module(`feature a; feature b; feature c { if-feature "a and b"; }
    leaf la { if-feature a; type string; }
    leaf lb { if-feature "not a"; type string; }
    leaf lc { if-feature "b or (a and c)"; type string; }
    leaf ld { if-feature a; if-feature b; type string; }
    container k { if-feature c; leaf x { type string; } }`);
  const on = (...features: string[]) =>
    pathsOf(compile({ texts: [text], features: new Map([['m', features]]) }));

  test('all are on by default', () => {
    expect(pathsOf(compile(text))).toEqual(['/m:la', '/m:lc', '/m:ld', '/m:k', '/m:k/m:x']);
    expect(compile(text).modules.get('m')?.features).toMatchObject([
      { name: 'a', enabled: true },
      { name: 'b', enabled: true },
      { name: 'c', enabled: true },
    ]);
  });

  test('nodes whose expression is false are absent with all below them', () => {
    expect(on()).toEqual(['/m:lb']);
    expect(on('a')).toEqual(['/m:la']);
    expect(on('a', 'b')).toEqual(['/m:la', '/m:lc', '/m:ld']);
    expect(on('a', 'b', 'c')).toContain('/m:k/m:x');
  });

  test('and binds tighter than or, not tighter than and', () => {
    const expression = (e: string, ...features: string[]) => {
      const body = module(`feature a; feature b; feature c; leaf l { if-feature "${e}"; type string; }`);
      return pathsOf(compile({ texts: [body], features: new Map([['m', features]]) })).length === 1;
    };
    expect(expression('a or b and c', 'a')).toBe(true);
    expect(expression('(a or b) and c', 'a')).toBe(false);
    expect(expression('not a and b', 'b')).toBe(true);
    expect(expression('not (a and b)', 'b')).toBe(true);
    expect(expression('not not a', 'a')).toBe(true);
  });

  test('a feature that is not defined, and one that depends on itself, are errors', () => {
    expect(problemsIn('leaf l { if-feature x; type string; }')).toEqual([
      'm:2:21 feature "x" is not defined [7.20.2]',
    ]);
    expect(problemsIn('feature a { if-feature b; }\nfeature b { if-feature a; }')).toEqual([
      'm:3:24 feature "a" depends on itself [7.20.1.1]',
    ]);
  });

  test('turning on what does not exist, or cannot be on, is an error', () => {
    const choose = (features: Map<string, string[]>) => problemsOf({ texts: [text], features });
    expect(choose(new Map([['m', ['x']]]))).toEqual([
      '- features to enable: module "m" has no feature "x" [7.20.1]',
    ]);
    expect(choose(new Map([['n', ['x']]]))).toEqual(['- features to enable: no module "n" [7.20.1]']);
    expect(choose(new Map([['m', ['c']]]))).toEqual([
      'm:2:23 feature "c" cannot be on while its own if-feature is false [7.20.1]',
    ]);
  });

  test('what augments a node that is absent is dropped with it', () => {
    const augmented = module(
      'feature f; container c { if-feature f; } augment /m:c { leaf l { type string; } }',
    );
    expect(pathsOf(compile({ texts: [augmented], features: new Map([['m', []]]) }))).toEqual([]);
  });
});

describe('RFC 7950 section 7.21.2: status', () => {
  test('passes on to the nodes below', () => {
    const schema = compile(
      module(
        'container c { status deprecated; leaf a { type string; } leaf b { status obsolete; type string; } }',
      ),
    );
    expect(nodeOf(schema, 'leaf', '/c/a').status).toBe('deprecated');
    expect(nodeOf(schema, 'leaf', '/c/b').status).toBe('obsolete');
  });

  test('a definition must not lean on one more outdated in the same module', () => {
    expect(problemsIn('typedef t { status deprecated; type string; }\nleaf l { type t; }')).toEqual([
      'm:3:15 a current definition must not refer to typedef "t", which is deprecated [7.21.2]',
    ]);
    expect(problemsIn('grouping g { status obsolete; }\ncontainer c { uses g; }')).toEqual([
      'm:3:20 a current definition must not refer to grouping "g", which is obsolete [7.21.2]',
    ]);
    const body = 'typedef t { status deprecated; type string; } leaf l { status deprecated; type t; }';
    expect(problemsIn(body)).toEqual([]);
  });
});
