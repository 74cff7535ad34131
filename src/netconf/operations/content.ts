import type { JsonObject } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import { readXmlData } from '../../data/xml/read-data.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Core } from '../../server/contract.ts';

/** Adds to data paths in errors where in the message the data stood, as `/nc:rpc/nc:edit-config/nc:config`. */
export function within<T>(rpcPath: readonly string[], work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ProtocolError ? placed(error, rpcPath) : error;
  }
}

export function placed(error: ProtocolError, rpcPath: readonly string[]): ProtocolError {
  return ProtocolError.combine(
    error.all.map(({ tag, type, message, details }) => {
      if (!details.path || details.rpcPath) return new ProtocolError(tag, message, { ...details, type });
      return new ProtocolError(tag, message, { ...details, type, rpcPath });
    }),
  );
}

/** Configuration given in the request itself (RFC 6241 sections 7.3 and 8.6.4.1). */
export function inlineConfig(config: XmlElement, { schema }: Core, rpcPath: readonly string[]): Tree {
  return within(
    rpcPath,
    (): JsonObject => readXmlData(schema.root, config.children, { schema, config: true }),
  );
}
