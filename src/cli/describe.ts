import type { ProtocolError } from '../data/error.ts';
import { formatInstanceId } from '../data/path/format.ts';

/** One line: `error: tag (app-tag): message, at path`. */
export function describe(error: ProtocolError): string {
  const appTag = error.details.appTag === undefined ? '' : ` (${error.details.appTag})`;
  const path = error.details.path;
  const where = path && path.length > 0 ? `, at ${formatInstanceId(path)}` : '';
  return `error: ${error.tag}${appTag}: ${error.message}${where}`;
}
