import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileModules, directoryLoader } from '../../codegen/index.ts';
import { renderModule } from './render.ts';
import { readSheets } from './sheet.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const sheets = readSheets([path('./cisco'), path('./ietf')]);
const schema = compileModules({
  sources: [],
  load: directoryLoader([path('../../yang/cisco'), path('../../yang/ietf')]),
  implement: sheets.map(({ module }) => module),
});

describe('modules served have the published schema', () => {
  it.each(sheets)('$module', ({ module, part, lines }) => {
    const rendered = renderModule(schema, schema.modules.get(module)!);
    expect(part ? rendered.filter((line) => !line.startsWith('import ')) : rendered).toEqual(lines);
  });
});
