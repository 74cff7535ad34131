import { ProtocolError } from '../../data/error.ts';
import { escapeText } from '../../data/xml/escape.ts';
import { monitoringNs } from '../messages/namespaces.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

interface Source {
  readonly name: string;
  readonly revision: string | undefined;
  readonly source: string | undefined;
}

/** `<get-schema>` (RFC 6022 section 3.1): the text of a module or submodule. Only YANG's own form is there. */
export const prepareGetSchema: Prepare = (operation, { core }) => {
  const parameters = new Parameters(operation, ['identifier', 'version', 'format']);
  parameters.required('identifier');
  const identifier = parameters.text('identifier')!;
  const version = parameters.text('version');
  const format = parameters.text('format')?.replace(/^[^:]*:/, '') ?? 'yang';
  const modules = [...core.schema.modules.values()];
  const sources: readonly Source[] = modules.flatMap((module) => [module, ...module.submodules]);
  const found = sources.find(({ name }) => name === identifier);
  if (!found) throw parameters.invalid('identifier', `there is no schema "${identifier.slice(0, 200)}"`);
  if (version !== undefined && version !== (found.revision ?? '')) {
    const has = found.revision === undefined ? 'has no revision' : `is of revision ${found.revision}`;
    throw parameters.invalid('version', `${identifier} ${has}`);
  }
  if (format !== 'yang') throw parameters.invalid('format', `${identifier} is only there in format yang`);
  const { source } = found;
  if (source === undefined) {
    throw new ProtocolError('operation-failed', `the text of ${identifier} is not kept here`);
  }
  return () => `<data xmlns="${monitoringNs}">${escapeText(source)}</data>`;
};
