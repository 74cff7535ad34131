/**
 * YANG for programs, without a server: compile modules, or load what `sly yang compile` wrote, and read and judge data
 * by them.
 */

export { type LoadOptions, loadSchema } from '../codegen/emit/load.ts';
export * from '../codegen/index.ts';
export { ProtocolError } from './data/error.ts';
export { type ReadJsonOptions, readJsonData } from './data/json/read-data.ts';
export { validateConfig, validateData } from './data/validate/validate.ts';
export { parseXml } from './data/xml/parse.ts';
export { type ReadXmlOptions, readXmlData } from './data/xml/read-data.ts';
export { type WriteXmlOptions, writeXml } from './data/xml/write.ts';
