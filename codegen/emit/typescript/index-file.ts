/** `index.ts`: what all modules have, in one. */

import { SUMMARIES } from './module-types.ts';
import { pascalCase, TypeNames } from './names.ts';
import { quoted } from './text.ts';

/** `files` are the names of the files of types, without ending, by module. */
export function indexTypes(files: ReadonlyMap<string, string>): string {
  const names = new TypeNames(SUMMARIES);
  const imported = [...files].map(([module, file]) => ({ file, alias: names.take(pascalCase(module)) }));
  const lines = imported.map(
    ({ file, alias }) => `import type * as ${alias} from ${quoted(`./${file}.js`)};\n`,
  );
  const joined = SUMMARIES.map((summary) => {
    const bases = imported.map(({ alias }) => `${alias}.${summary}`).join(', ');
    return `export interface ${summary}${bases && ` extends ${bases}`} {}\n`;
  });
  const exported = `export type { ${imported.map(({ alias }) => alias).join(', ')} };\n`;
  return [
    '/** Data of all modules, as RFC 7951 JSON. Generated: do not edit. */\n',
    lines.join(''),
    exported,
    ...joined,
  ].join('\n');
}
