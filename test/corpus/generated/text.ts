/** Templates of YANG text: fast-check arbitraries that are put together like the text they make. */
import fc from 'fast-check';

export type Text = fc.Arbitrary<string>;
export type Part = string | Text;

const arbitraryOf = (part: Part): Text => (typeof part === 'string' ? fc.constant(part) : part);

/** A template literal with parts that vary. */
export function text(strings: TemplateStringsArray, ...parts: Part[]): Text {
  return fc
    .tuple(...parts.map(arbitraryOf))
    .map((values) => strings.map((string, i) => string + (values[i] ?? '')).join(''));
}

/** One of some parts; shrinks to the first. */
export function one(...parts: Part[]): Text {
  return fc.oneof({ withCrossShrink: true }, ...parts.map(arbitraryOf));
}

/** The part or nothing. */
export function maybe(part: Part): Text {
  return one('', part);
}

/** Nothing, or seldom the part: for what makes a module wrong. */
export function seldom(part: Part): Text {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(''), weight: 7 },
    { arbitrary: arbitraryOf(part), weight: 1 },
  );
}

/** One of the first parts, or seldom one of the others. */
export function mostly(right: readonly Part[], wrong: readonly Part[]): Text {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: one(...right), weight: 7 },
    { arbitrary: one(...wrong), weight: 1 },
  );
}

/** Each of the parts or not, in their order. */
export function some(...parts: Part[]): Text {
  return fc.tuple(...parts.map(maybe)).map((values) => values.join('\n'));
}

/** Some of what a part can be, one after the other. */
export function many(part: Part, minLength: number, maxLength: number): Text {
  return fc.array(arbitraryOf(part), { minLength, maxLength }).map((values) => values.join('\n'));
}

/** A module whose prefix is its name and whose namespace is `urn:` and its name; imports are `NAME [PREFIX]`. */
export function module(name: string, body: Part, { version = '1.1', imports = [] as string[] } = {}): Text {
  const head = imports
    .map((each) => each.split(' '))
    .map(([imported, prefix = imported]) => `import ${imported} { prefix ${prefix}; }\n`)
    .join('');
  return text`module ${name} {\nyang-version ${version};\nnamespace "urn:${name}";\nprefix ${name};\n${head}${body}\n}\n`;
}
