/** The files written for a schema, as texts by name. The same schema always gives the same files. */
import type { Schema, SchemaNode } from '../schema/model.ts';
import { schemaDocument } from './json-schema/document.ts';
import type { JsonSchema } from './json-schema/node-schema.ts';
import { VALIDATORS_DECLARATION, validatorsCode } from './json-schema/validators.ts';
import { packSchema } from './saved/pack.ts';
import { type FileOfText, saveSchema } from './saved/save.ts';
import { indexTypes } from './typescript/index-file.ts';
import { type ModuleTypes, moduleTypes } from './typescript/module-types.ts';
import { quoted } from './typescript/text.ts';
import {
  BY_PATH_DECLARATION,
  moduleValidators,
  validatorsByPath,
  validatorsDeclaration,
} from './validators/module-validators.ts';
import { CHECK_CODE, CHECK_DECLARATION } from './validators/runtime.ts';

export type Files = ReadonlyMap<string, string>;

/** A member a line, members of `$defs` as well: not the largest, and changes are seen in it. */
function documentText(document: JsonSchema): string {
  const lines = (members: object, indent: string, text: (key: string, value: unknown) => string): string => {
    const all = Object.entries(members).map(
      ([key, value]) => `${indent}  ${JSON.stringify(key)}: ${text(key, value)}`,
    );
    return all.length === 0 ? '{}' : `{\n${all.join(',\n')}\n${indent}}`;
  };
  const text = lines(document, '', (key, value) =>
    key === '$defs' ? lines(value as object, '  ', (_, each) => JSON.stringify(each)) : JSON.stringify(value),
  );
  return `${text}\n`;
}

function topsOf(schema: Schema, names: readonly string[]): SchemaNode[] {
  return names.flatMap((name) => schema.modules.get(name)?.children ?? []);
}

interface ModuleFiles {
  readonly files: readonly (readonly [string, string])[];
  /** Names of types by node, by file. */
  readonly names: ReadonlyMap<string, ModuleTypes['names']>;
}

/** Types and JSON Schema documents, one of each for every module named. */
function moduleFiles(schema: Schema, stems: Stems): ModuleFiles {
  const names = new Map<string, ModuleTypes['names']>();
  const files = [...stems].flatMap(([name, stem]): [string, string][] => {
    const module = schema.modules.get(name);
    if (!module) throw new RangeError(`there is no module "${name}" in the schema`);
    const types = moduleTypes(module);
    names.set(stem, types.names);
    return [
      [`${stem}.ts`, types.text],
      [`${stem}.schema.json`, documentText(schemaDocument(module))],
    ];
  });
  return { files, names };
}

/** File names without ending, by module. */
type Stems = ReadonlyMap<string, string>;

/** A module's own name, unless another file has it, perhaps in capitals, which not all file systems tell apart. */
function stemsOf(names: readonly string[]): Stems {
  const taken = new Set(['index', 'validators', 'schema', 'check']);
  const stems = new Map<string, string>();
  for (const name of names) {
    const filesOf = (stem: string) => [stem, `${stem}.validators`].map((file) => file.toLowerCase());
    let stem = name;
    while (filesOf(stem).some((file) => taken.has(file))) stem += '_';
    for (const file of filesOf(stem)) taken.add(file);
    stems.set(name, stem);
  }
  return stems;
}

/** For a project of its own: types, JSON Schema, validators in JavaScript, and the schema to load. */
export function standaloneFiles(schema: Schema, names: readonly string[]): Files {
  const stems = stemsOf([...new Set(names)]);
  const { files, names: byFile } = moduleFiles(schema, stems);
  const validators = [...stems].flatMap(([name, stem]): [string, string][] => [
    [`${stem}.validators.js`, moduleValidators(schema.modules.get(name)!, byFile.get(stem)!)],
    [`${stem}.validators.d.ts`, validatorsDeclaration(stem, byFile.get(stem)!)],
  ]);
  return new Map([
    ...files,
    ...validators,
    ['check.js', CHECK_CODE],
    ['check.d.ts', CHECK_DECLARATION],
    ['index.ts', indexTypes(stems)],
    ['validators.js', validatorsByPath(byFile)],
    ['validators.d.ts', BY_PATH_DECLARATION],
    ['schema.json', `${JSON.stringify(saveSchema(schema))}\n`],
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
    ...moduleFiles(schema, stems).files,
    ['index.ts', indexTypes(stems)],
    ['validators.ts', `// @ts-nocheck Code made by ajv.\n${VALIDATORS_DECLARATION}\n${code}`],
    [
      'schema.ts',
      `/** The compiled schema, for \`loadPacked\`. Generated: do not edit. */\nexport const savedSchema: string =\n  ${quoted(saved)};\n`,
    ],
  ]);
}
