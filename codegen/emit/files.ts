/** The files written for a schema, as texts by name. The same schema always gives the same files. */
import type { Schema, SchemaNode } from '../schema/model.ts';
import { schemaDocument } from './json-schema/document.ts';
import { VALIDATORS_DECLARATION, validatorsCode } from './json-schema/validators.ts';
import { packSchema } from './saved/pack.ts';
import { type FileOfText, saveSchema } from './saved/save.ts';
import { indexTypes } from './typescript/index-file.ts';
import { moduleTypes } from './typescript/module-types.ts';
import { quoted } from './typescript/text.ts';

export type Files = ReadonlyMap<string, string>;

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function topsOf(schema: Schema, names: readonly string[]): SchemaNode[] {
  return names.flatMap((name) => schema.modules.get(name)?.children ?? []);
}

/** Types and JSON Schema documents, one of each for every module named. */
function moduleFiles(schema: Schema, stems: Stems): [string, string][] {
  return [...stems].flatMap(([name, stem]): [string, string][] => {
    const module = schema.modules.get(name);
    if (!module) throw new RangeError(`there is no module "${name}" in the schema`);
    return [
      [`${stem}.ts`, moduleTypes(module)],
      [`${stem}.schema.json`, json(schemaDocument(module))],
    ];
  });
}

/** File names without ending, by module. */
type Stems = ReadonlyMap<string, string>;

/** A module's own name, unless another file has it, perhaps in capitals, which not all file systems tell apart. */
function stemsOf(names: readonly string[]): Stems {
  const taken = new Set(['index', 'validators', 'schema']);
  const stems = new Map<string, string>();
  for (const name of names) {
    let stem = name;
    while (taken.has(stem.toLowerCase())) stem += '_';
    taken.add(stem.toLowerCase());
    stems.set(name, stem);
  }
  return stems;
}

/** For a project of its own: types, JSON Schema, validators in JavaScript, and the schema to load. */
export function standaloneFiles(schema: Schema, names: readonly string[]): Files {
  const distinct = [...new Set(names)];
  const stems = stemsOf(distinct);
  const declaration = `${VALIDATORS_DECLARATION}
export declare const validators: Readonly<Record<string, Validate>>;
`;
  return new Map([
    ...moduleFiles(schema, stems),
    ['index.ts', indexTypes(stems)],
    ['validators.js', `// Generated: do not edit.\n${validatorsCode(topsOf(schema, distinct))}`],
    ['validators.d.ts', declaration],
    ['schema.json', json(saveSchema(schema))],
  ]);
}

/** For this package: everything in TypeScript, so that the build takes it along. */
export function packageFiles(schema: Schema, fileOf: FileOfText): Files {
  const names = [...schema.modules.values()].filter(({ implemented }) => implemented).map(({ name }) => name);
  const sorted = [...new Set(names)].sort();
  const stems = stemsOf(sorted);
  const code = validatorsCode(topsOf(schema, sorted), ': Readonly<Record<string, Validate>>');
  const saved = packSchema(saveSchema(schema, fileOf));
  return new Map([
    ...moduleFiles(schema, stems),
    ['index.ts', indexTypes(stems)],
    ['validators.ts', `// @ts-nocheck Code made by ajv.\n${VALIDATORS_DECLARATION}\n${code}`],
    [
      'schema.ts',
      `/** The compiled schema, for \`loadPacked\`. Generated: do not edit. */\nexport const savedSchema: string =\n  ${quoted(saved)};\n`,
    ],
  ]);
}
