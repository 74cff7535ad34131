import { ProtocolError } from '../../data/error.ts';
import { ok } from '../messages/reply.ts';
import { inlineConfig } from './content.ts';
import { datastoreOf, placeOf } from './datastore.ts';
import { defaultsOf, readWithDefaults, withDefaultsParameter } from './defaults.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<copy-config>` (RFC 6241 section 7.3). */
export const prepareCopyConfig: Prepare = (operation, { core }) => {
  const parameters = new Parameters(operation, ['target', 'source'], withDefaultsParameter);
  const target = datastoreOf(parameters, 'target', core.personality);
  const source = placeOf(parameters, 'source', core.personality);
  const mode = defaultsOf(parameters, core);
  if (target === 'running' && core.personality.candidate) {
    throw parameters.error('operation-not-supported', 'running is changed by commit only');
  }
  if (source === target) {
    throw new ProtocolError('invalid-value', 'source and target are the same', { type: 'protocol' });
  }
  if (typeof source !== 'string') {
    const tree = inlineConfig(source, core, ['copy-config', 'source', 'config']);
    return ({ session }) => {
      core.operations.copyConfig(session, target, tree);
      return ok;
    };
  }
  return ({ session }) => {
    if (mode === 'explicit') core.operations.copyConfig(session, target, source);
    else {
      const read = () => core.operations.getConfig(session, source);
      core.operations.copyConfig(session, target, readWithDefaults(core, mode, undefined, read));
    }
    return ok;
  };
};
