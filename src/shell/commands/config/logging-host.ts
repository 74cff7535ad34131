/** logging host: a place for system messages, one at a time. */
import { keyword, number, optional, parameter } from '../../grammar/element.ts';
import { SYSLOG } from '../../logging-host.ts';
import type { Command } from '../../session/context.ts';
import { configure } from '../configure.ts';
import { NO } from '../words.ts';

const LOGGING = keyword('logging', 'Modify message logging facilities');
const HOST = keyword('host', 'Set syslog server address and parameters');
const ADDRESS = parameter('host', 'Hostname or A.B.C.D', 'Address or name of the syslog server');
const TRANSPORT = optional(
  keyword('transport', 'Specify the transport protocol (default=UDP)'),
  keyword('udp', 'User Datagram Protocol'),
  optional(keyword('port', 'Specify the port'), number('port', 1, 65_535, 'Port number')),
);
const REFUSED = '% Invalid syslog server';

export const loggingHostCommands: readonly Command[] = [
  {
    mode: 'config',
    syntax: [LOGGING, HOST, ADDRESS, TRANSPORT],
    run(context, args) {
      const port = args.get('port');
      const target = { host: args.get('host')!, ...(port === undefined ? {} : { port: Number(port) }) };
      configure(context, SYSLOG, target, REFUSED);
      return undefined;
    },
  },
  {
    mode: 'config',
    syntax: [NO, LOGGING, HOST, optional(ADDRESS, TRANSPORT)],
    run(context) {
      configure(context, SYSLOG, undefined, REFUSED);
      return undefined;
    },
  },
];
