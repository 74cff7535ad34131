import { compileModules, type LoadModule, type Schema } from '../../codegen/index.ts';
import { Failure } from './failure.ts';
import { cachedSchema, type PackedSchema, packedSchema } from './schema-cache.ts';

/** Modules of the server itself: their operations and state come from `src/server` and the faces. */
export const serverModules: readonly string[] = [
  'ietf-netconf',
  'ietf-netconf-acm',
  'ietf-netconf-monitoring',
  'ietf-netconf-nmda',
  'ietf-netconf-notifications',
  'ietf-netconf-with-defaults',
  'ietf-restconf-monitoring',
  'ietf-yang-library',
  'nc-notifications',
  'notifications',
  'sly-modules',
];

/** Splits `module:feature` words into what the compiler takes. Throws Failure on a word of another form. */
export function parseFeatures(words: readonly string[]): Map<string, string[]> {
  const features = new Map<string, string[]>();
  for (const word of words) {
    const [moduleName, name, ...rest] = word.split(':');
    if (!moduleName || name === undefined || rest.length > 0) {
      throw new Failure(
        `feature "${word}": MODULE:NAME was expected (MODULE: alone supports none of its features)`,
      );
    }
    const named = features.get(moduleName) ?? [];
    if (name !== '') named.push(name);
    features.set(moduleName, named);
  }
  return features;
}

/** What a server implements, and where the texts are. */
export interface SchemaRequest {
  /** `name` or `name@revision`. */
  readonly implement: readonly string[];
  readonly load: LoadModule;
  /** By module; a module named here supports only those named. */
  readonly features: ReadonlyMap<string, readonly string[]>;
  /** What was compiled is kept here and loaded the next time; always compiled without. */
  readonly cacheDir: string | undefined;
}

/** Compiles modules, or takes what was compiled before. Throws YangError with every problem found. */
export function compileSchema(request: SchemaRequest): Schema {
  const { cacheDir, load } = request;
  const compile = compilerOf(request);
  return cacheDir === undefined ? compile(load) : cachedSchema(cacheDir, load, askedOf(request), compile);
}

/** As `compileSchema`, in a form for another thread. */
export function compilePacked(request: SchemaRequest): PackedSchema {
  return packedSchema(request.cacheDir, request.load, askedOf(request), compilerOf(request));
}

const compilerOf =
  ({ implement, features }: SchemaRequest) =>
  (load: LoadModule): Schema =>
    compileModules({ sources: [], load, implement, features });

const askedOf = ({ implement, features }: SchemaRequest): readonly unknown[] => [implement, [...features]];
