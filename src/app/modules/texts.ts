import { parseStatements, type YangSource } from '../../../codegen/index.ts';
import { findStatements } from '../../../codegen/syntax/statement.ts';
import { ProtocolError } from '../../data/error.ts';
import type { ModuleText } from './installed.ts';

/** Characters of all texts in one request together. */
const longestAtMost = 32 * 1024 * 1024;

/** What the first statements of a text say. Throws YangError where they are not YANG or YIN. */
export function describeText(source: YangSource): ModuleText {
  const statement = parseStatements(source);
  const { keyword, argument: name, prefix } = statement;
  if (prefix !== undefined || (keyword !== 'module' && keyword !== 'submodule') || name === undefined) {
    throw new ProtocolError(
      'invalid-value',
      `${source.file}: a module or submodule was expected, found ${keyword}`,
    );
  }
  const revisions = findStatements(statement, 'revision').flatMap(({ argument }) => argument ?? []);
  const revision = revisions.sort().at(-1);
  return { name, ...(revision === undefined ? {} : { revision }), text: source.text };
}

/** The texts that a client has sent, named by their place among them as long as they have no other name. */
export function describeTexts(texts: readonly string[]): ModuleText[] {
  if (texts.reduce((length, text) => length + text.length, 0) > longestAtMost) {
    throw new ProtocolError('too-big', `the texts together are longer than ${longestAtMost} characters`);
  }
  return texts.map((text, index) => describeText({ file: `source ${index + 1}`, text }));
}
