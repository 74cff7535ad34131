/** XPath expressions that are true or false of a tree, such as the `filter` of an event stream (RFC 8040 section 4.8.4). */
import { type JsonObject, type Schema, YangError } from '../../../codegen/index.ts';
import { compileXPath, rootCursor } from '../../../codegen/xpath/compile.ts';
import { ProtocolError } from '../error.ts';

/**
 * Compiles an expression whose prefixes are names of modules; names without one are found by their local name in any
 * module. A set of nodes is true when it is not empty. Throws ProtocolError `invalid-value` for what is no expression.
 */
export function xpathTest(schema: Schema, text: string): (tree: JsonObject) => boolean {
  const xpath = protocolErrors(text, () =>
    compileXPath(text, {
      moduleByPrefix: (name) => schema.modules.get(name),
      unprefixed: () => 'any',
      contextNode: () => schema.root,
      root: () => schema.root,
      identity: (name, module) => module.identities.find((identity) => identity.name === name),
    }),
  );
  return (tree) => protocolErrors(text, () => xpath.evaluateBoolean(rootCursor(schema.root, tree)));
}

function protocolErrors<T>(text: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof YangError)) throw error;
    throw new ProtocolError('invalid-value', `filter "${text.slice(0, 200)}": ${error.message}`, {
      type: 'protocol',
    });
  }
}
