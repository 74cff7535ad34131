import { ProtocolError } from '../../data/error.ts';
import { readXmlEdit } from '../../data/xml/read-edit.ts';
import type { EditOptions } from '../../server/contract.ts';
import { ok } from '../messages/reply.ts';
import { placed, within } from './content.ts';
import { datastoreOf } from './datastore.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

const configPath = ['edit-config', 'config'];

/** `<edit-config>` (RFC 6241 section 7.2). Which datastore can be edited depends on :candidate and :writable-running. */
export const prepareEditConfig: Prepare = (operation, { core }) => {
  const names = ['target', 'default-operation', 'test-option', 'error-option', 'config', 'url'];
  const parameters = new Parameters(operation, names);
  const target = datastoreOf(parameters, 'target', core.personality);
  const editable = core.personality.candidate ? 'candidate' : 'running';
  if (target !== editable) {
    const message = `${target} cannot be edited: edit ${editable}`;
    throw new ProtocolError('operation-not-supported', message, {
      type: 'protocol',
      rpcPath: ['edit-config', 'target'],
    });
  }
  const options: EditOptions = {
    target,
    defaultOperation: parameters.word('default-operation', ['merge', 'replace', 'none']) ?? 'merge',
    testOption: parameters.word('test-option', ['test-then-set', 'set', 'test-only']) ?? 'test-then-set',
    errorOption:
      parameters.word('error-option', ['stop-on-error', 'continue-on-error', 'rollback-on-error']) ??
      'stop-on-error',
  };
  if (parameters.get('url')) throw parameters.error('operation-not-supported', 'url is not supported');
  const config = parameters.required('config');
  const edit = within(configPath, () => readXmlEdit(core.schema, config.children));
  return ({ session }) => {
    editing(configPath, () => core.operations.edit(session, edit, options));
    return ok;
  };
};

/** Does an edit; errors of applying it say where in the request it stood. */
export function editing(rpcPath: readonly string[], edit: () => void): void {
  try {
    edit();
  } catch (error) {
    throw error instanceof ProtocolError && isAboutRequest(error) ? placed(error, rpcPath) : error;
  }
}

/** True for errors of applying the edit; those of validation are about the datastore as it would be. */
function isAboutRequest({ tag, details }: ProtocolError): boolean {
  return (tag === 'data-exists' || tag === 'data-missing') && details.appTag === undefined;
}
