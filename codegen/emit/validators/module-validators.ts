import type { Module } from '../../schema/model.ts';
import { flatData, type ObjectNode } from '../typescript/module-types.ts';
import { quoted } from '../typescript/text.ts';
import { Shapes } from './shapes.ts';

type Names = ReadonlyMap<ObjectNode, string>;

/** `<module>.validators.js`: a validator for each type of the module, each to be imported by itself. */
export function moduleValidators(module: Module, names: Names): string {
  const shapes = new Shapes();
  const exported = [...names].map(([node, name]) => exportOf(name, shapes.object(node)));
  const data = exportOf('Data', shapes.members(flatData(module.children), false));
  return [
    '// Generated: do not edit.\n',
    "import { validator } from './check.js';\n",
    ...shapes.declarations,
    data,
    ...exported,
  ].join('');
}

const exportOf = (name: string, shape: string): string =>
  `export const validate${name}=/*#__PURE__*/validator(${shape});\n`;

/** `<module>.validators.d.ts`; `stem` is the name of the file of types. */
export function validatorsDeclaration(stem: string, names: Names): string {
  const lines = ['Data', ...names.values()].map(
    (name) => `export declare const validate${name}: Validator<Types.${name}>;\n`,
  );
  return [
    "/** Validators of the module's types. Generated: do not edit. */\n",
    `import type * as Types from ${quoted(`./${stem}.js`)};\n`,
    "import type { Validator } from './check.js';\n\n",
    ...lines,
  ].join('');
}

/**
 * `validators.js`: all of them by schema path, for those who look one up. `modules` are names by file of types. Of each
 * path only what differs from the one before is written.
 */
export function validatorsByPath(modules: ReadonlyMap<string, Names>): string {
  const files = [...modules.keys()];
  const imports = files.map((file, i) => `import * as m${i} from ${quoted(`./${file}.validators.js`)};\n`);
  let before = '';
  const entries = files.flatMap((file, i) =>
    [...modules.get(file)!].map(([{ path }, name]) => {
      const shared = sharedStart(before, path);
      before = path;
      return `  [${shared}, ${quoted(path.slice(shared))}, m${i}.validate${name}],\n`;
    }),
  );
  return `// Generated: do not edit.
${imports.join('')}
/** Each path as a number of characters it shares with the one before, and what follows. */
const byPath = [
${entries.join('')}];
let path = '';
export const validators = Object.fromEntries(
  byPath.map(([shared, rest, validate]) => [(path = path.slice(0, shared) + rest), validate]),
);
`;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

export const BY_PATH_DECLARATION = `/** Validators of RFC 7951 JSON, by schema path. Generated: do not edit. */
import type { ValidationError, Validator } from './check.js';
export type { ValidationError };
export type Validate = Validator<unknown>;
export declare const validators: Readonly<Record<string, Validate>>;
`;
