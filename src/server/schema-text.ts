import { parseStatements, printYang, printYin, type Schema } from '../../codegen/index.ts';
import { isYin } from '../../codegen/syntax/yin.ts';
import type { Personality } from './contract.ts';

/** Forms of the text of a module or submodule (RFC 6022 section 2.1.3). */
export type SchemaFormat = 'yang' | 'yin';

/** A module or a submodule. */
interface Unit {
  readonly name: string;
  readonly source: string | undefined;
}

/** The forms offered: devices keep their modules in one. */
export function schemaFormats({ style }: Personality): readonly SchemaFormat[] {
  return style === 'plain' ? ['yang', 'yin'] : ['yang'];
}

export function schemaUnits({
  modules,
}: Schema): readonly (Unit & { readonly revision: string | undefined })[] {
  return [...modules.values()].flatMap((module) => [module, ...module.submodules]);
}

/**
 * The text of a module: YANG as it was written, or made of YIN; YIN always printed anew, without XML declaration, as it
 * goes into documents. Undefined when the text is not kept.
 */
export function schemaText(schema: Schema, { name, source }: Unit, format: SchemaFormat): string | undefined {
  if (source === undefined) return undefined;
  const read = (unit: string, text: string) => parseStatements({ file: unit, text });
  if (format === 'yang') {
    return isYin({ file: name, text: source }) ? printYang(read(name, source)) : source;
  }
  const units = schemaUnits(schema);
  const yin = printYin(read(name, source), (wanted) => {
    const text = units.find((unit) => unit.name === wanted)?.source;
    return text === undefined ? undefined : read(wanted, text);
  });
  return yin.slice(yin.indexOf('?>') + 2).trim();
}
