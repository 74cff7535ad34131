import { defaultsOf, readWithDefaults, withDefaultsParameter } from './defaults.ts';
import { selectionOf } from './filter.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';
import { renderData } from './render-data.ts';

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
