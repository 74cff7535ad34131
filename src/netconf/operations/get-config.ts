import { datastoreOf } from './datastore.ts';
import { defaultsOf, readWithDefaults, withDefaultsParameter } from './defaults.ts';
import { selectionOf } from './filter.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';
import { remembering } from './remember.ts';
import { renderData } from './render-data.ts';

/** `<get-config>` (RFC 6241 section 7.1). */
export const prepareGetConfig: Prepare = (operation, { core }) => {
  const parameters = new Parameters(operation, ['source', 'filter'], withDefaultsParameter);
  const source = datastoreOf(parameters, 'source', core.personality);
  const selection = selectionOf(parameters, core);
  const mode = defaultsOf(parameters, core);
  const read = remembering(core, source, (session) =>
    renderData(
      core,
      readWithDefaults(core, mode, selection, (wanted) => core.operations.getConfig(session, source, wanted)),
    ),
  );
  return ({ session }) => read(session);
};
