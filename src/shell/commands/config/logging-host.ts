/** logging host: a place for system messages, one at a time. */
import { choice, keyword, number, optional, parameter } from '../../grammar/element.ts';
import { SYSLOG } from '../../logging-host.ts';
import { settingCommands } from '../setting.ts';

const TRANSPORT = optional(
  keyword('transport', 'Specify the transport protocol (default=UDP)'),
  keyword('udp', 'User Datagram Protocol'),
  optional(keyword('port', 'Specify the port'), number('port', 1, 65_535, 'Port number')),
);

export const loggingHostCommands = settingCommands({
  words: [
    keyword('logging', 'Modify message logging facilities'),
    keyword('host', 'Set syslog server address and parameters'),
  ],
  value: choice([
    parameter('host', 'Hostname or A.B.C.D', 'Address or name of the syslog server'),
    TRANSPORT,
  ]),
  names: SYSLOG,
  json(args) {
    const port = args.get('port');
    return { host: args.get('host')!, ...(port === undefined ? {} : { port: Number(port) }) };
  },
  refusal: '% Invalid syslog server',
});
