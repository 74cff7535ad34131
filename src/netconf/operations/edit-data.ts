import { readXmlEdit } from '../../data/xml/read-edit.ts';
import { ok } from '../messages/reply.ts';
import { within } from './content.ts';
import { editing } from './edit-config.ts';
import { namedDatastore } from './named-datastore.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

const configPath = ['edit-data', 'config'];

/** `<edit-data>` (RFC 8526 section 3.1.2): edited as a whole or not at all. */
export const prepareEditData: Prepare = (operation, { core }) => {
  const parameters = new Parameters(operation, ['datastore', 'default-operation', 'config', 'url']);
  const editable = core.personality.candidate ? 'candidate' : 'running';
  const target = namedDatastore(parameters, core.personality, [editable]);
  const defaultOperation = parameters.word('default-operation', ['merge', 'replace', 'none']) ?? 'merge';
  if (parameters.get('url')) throw parameters.error('operation-not-supported', 'url is not supported');
  const config = parameters.required('config');
  const edit = within(configPath, () => readXmlEdit(core.schema, config.children));
  const options = {
    target,
    defaultOperation,
    testOption: 'test-then-set',
    errorOption: 'rollback-on-error',
  } as const;
  return ({ session }) => {
    editing(configPath, () => core.operations.edit(session, edit, options));
    return ok;
  };
};
