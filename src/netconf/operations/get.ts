import { writeXml } from '../../data/xml/write.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Core } from '../../server/contract.ts';
import { defaultsOf, readWithDefaults, withDefaultsParameter } from './defaults.ts';
import { selectionOf } from './filter.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<get>`: running configuration and state (RFC 6241 section 7.7). */
export const prepareGet: Prepare = (operation, { core }) => {
  const parameters = new Parameters(operation, ['filter'], withDefaultsParameter);
  const selection = selectionOf(parameters, core);
  const mode = defaultsOf(parameters, core);
  return ({ session }) =>
    renderData(
      core,
      readWithDefaults(core, mode, selection, (wanted) => core.operations.get(session, wanted)),
    );
};

/** The `<data>` of a reply. */
export function renderData({ schema }: Core, tree: Tree): string {
  const content = writeXml(schema.root, tree, { schema });
  return content === '' ? '<data/>' : `<data>${content}</data>`;
}
