import { applyDefaults } from '../../data/defaults/apply-defaults.ts';
import type { Selection } from '../../data/filter/selection.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Core, WithDefaults } from '../../server/contract.ts';
import { defaultsModes } from '../messages/capabilities.ts';
import { withDefaultsNs } from '../messages/namespaces.ts';
import type { Parameters } from './parameters.ts';

/** The foreign parameter of get, get-config and copy-config (RFC 6243 section 4.5.1). */
export const withDefaultsParameter = { 'with-defaults': withDefaultsNs } as const;

/** The mode asked for; `explicit`, our basic mode, when none is. */
export function defaultsOf(parameters: Parameters, core: Core): WithDefaults {
  return parameters.word('with-defaults', ['explicit', ...defaultsModes(core.personality)]) ?? 'explicit';
}

/**
 * Reads in a with-defaults mode. Default values are put in before the selection is applied, so that they can be
 * selected and matched; what costs effort, state providers, is still only asked for what the selection can touch.
 */
export function readWithDefaults(
  core: Core,
  mode: WithDefaults,
  selection: Selection | undefined,
  read: (selection: Selection | undefined) => Tree,
): Tree {
  if (mode === 'explicit') return read(selection);
  if (!selection) return applyDefaults(core.schema, read(undefined), mode);
  const whole: Selection = { mayTouch: (path) => selection.mayTouch(path), apply: (tree) => tree };
  return selection.apply(applyDefaults(core.schema, read(whole), mode));
}
