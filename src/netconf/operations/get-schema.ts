import { ProtocolError } from '../../data/error.ts';
import { escapeText } from '../../data/xml/escape.ts';
import { schemaFormats, schemaText, schemaUnits } from '../../server/schema-text.ts';
import { monitoringNs } from '../messages/namespaces.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<get-schema>` (RFC 6022 section 3.1): the text of a module or submodule. */
export const prepareGetSchema: Prepare = (operation, { core }) => {
  const parameters = new Parameters(operation, ['identifier', 'version', 'format']);
  parameters.required('identifier');
  const identifier = parameters.text('identifier')!;
  const version = parameters.text('version');
  const format = parameters.text('format')?.replace(/^[^:]*:/, '') ?? 'yang';
  const { schema, personality } = core;
  const found = schemaUnits(schema).find(({ name }) => name === identifier);
  if (!found) throw parameters.invalid('identifier', `there is no schema "${identifier.slice(0, 200)}"`);
  if (version !== undefined && version !== (found.revision ?? '')) {
    const has = found.revision === undefined ? 'has no revision' : `is of revision ${found.revision}`;
    throw parameters.invalid('version', `${identifier} ${has}`);
  }
  const known = schemaFormats(personality).find((each) => each === format);
  if (!known)
    throw parameters.invalid('format', `${identifier} is not there in format ${format.slice(0, 80)}`);
  return () => {
    const text = schemaText(schema, found, known);
    if (text === undefined) {
      throw new ProtocolError('operation-failed', `the text of ${identifier} is not kept here`);
    }
    // XML stands in XML as it is (RFC 6022 section 4.1).
    return `<data xmlns="${monitoringNs}">${known === 'yin' ? text : escapeText(text)}</data>`;
  };
};
