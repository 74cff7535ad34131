/** Where system messages are sent: configured in sly-control, shown as `logging host`. */
import type { Tree } from '../datastore/contract.ts';
import { type Names, valueAt } from '../device/tree.ts';

export const SYSLOG: Names = ['sly-control:control', 'syslog'];

export interface LoggingHost {
  readonly host: string;
  readonly port: number;
}

export function loggingHost(tree: Tree): LoggingHost | undefined {
  const host = valueAt(tree, [...SYSLOG, 'host']);
  const port = valueAt(tree, [...SYSLOG, 'port']);
  return typeof host === 'string' ? { host, port: typeof port === 'number' ? port : 514 } : undefined;
}
