import {
  compileModules,
  type FeatureChoice,
  type Schema,
  YangError,
  type YangSource,
} from '../../../codegen/index.ts';

/** What a test compiles: module texts, all implemented unless some are named. */
export interface Given {
  readonly texts: readonly string[];
  readonly implement?: readonly string[];
  readonly features?: FeatureChoice;
}

/** The text of a module `m` with prefix `m`, its body starting in line 2. */
export function module(body: string, { name = 'm', version = '1.1' } = {}): string {
  return `module ${name} { yang-version ${version}; namespace "urn:${name}"; prefix ${name};\n${body}\n}`;
}

/** Texts as sources, each named after its module. */
export function sources(texts: readonly string[]): YangSource[] {
  return texts.map((text) => ({ file: `${nameOf(text)}.yang`, text }));
}

export function compile(given: Given | string, ...more: string[]): Schema {
  const { texts, implement, features } =
    typeof given === 'string' ? ({ texts: [given, ...more] } as Given) : given;
  const names = texts.filter((text) => /^\s*module\s/.test(text)).map(nameOf);
  return compileModules({
    sources: sources(texts),
    load: () => undefined,
    implement: implement ?? names,
    ...(features && { features }),
  });
}

/** Problems of a compilation as `file:line:col message [section]`, without the name of the RFC. */
export function problemsOf(given: Given | string, ...more: string[]): string[] {
  try {
    compile(given, ...more);
  } catch (error) {
    if (!(error instanceof YangError)) throw error;
    return error.problems.map(({ position, message, code }) => {
      const where = position
        ? `${position.file.replace('.yang', '')}:${position.line}:${position.column}`
        : '-';
      return `${where} ${message} [${code.replace('RFC 7950 section ', '')}]`;
    });
  }
  return [];
}

/** Problems of the body of one module. */
export function problemsIn(body: string, options?: { name?: string; version?: string }): string[] {
  return problemsOf(module(body, options));
}

function nameOf(text: string): string {
  return /(?:module|submodule)\s+(?:name=")?([\w.-]+)/.exec(text)?.[1] ?? 'unnamed';
}

/** A node by its schema path, with the prefix of module `m` left out: `/a/b`. */
export function nodeAt(schema: Schema, path: string) {
  const full = path.replace(/\/(?=[\w.-]+(?:\/|$))/g, '/m:');
  const node = schema.nodes.find((candidate) => candidate.kind !== 'root' && candidate.path === full);
  if (!node || node.kind === 'root') throw new Error(`no node ${full}`);
  return node;
}

/** A node by its path that must be of this kind. */
export function nodeOf<K extends ReturnType<typeof nodeAt>['kind']>(schema: Schema, kind: K, path: string) {
  const node = nodeAt(schema, path);
  if (node.kind !== kind) throw new Error(`${path} is a ${node.kind}`);
  return node as Extract<ReturnType<typeof nodeAt>, { kind: K }>;
}

/** Paths of all nodes, in order. */
export function pathsOf(schema: Schema): string[] {
  return schema.nodes.flatMap((node) => (node.kind === 'root' ? [] : [node.path]));
}
