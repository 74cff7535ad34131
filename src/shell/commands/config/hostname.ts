/** hostname */
import { NATIVE } from '../../../device/tree.ts';
import { keyword, optional, parameter } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';
import { configure } from '../configure.ts';
import { NO } from '../words.ts';

const HOSTNAME = keyword('hostname', "Set system's network name");
const NAME = parameter('name', 'WORD', "This system's network name");
const HOSTNAME_PATH = [NATIVE, 'hostname'];
const ILLEGAL = '% Hostname contains one or more illegal characters.';

export const hostname: readonly Command[] = [
  {
    mode: 'config',
    syntax: [HOSTNAME, NAME],
    run(context, args) {
      configure(context, HOSTNAME_PATH, args.get('name')!, ILLEGAL);
      return undefined;
    },
  },
  {
    mode: 'config',
    syntax: [NO, HOSTNAME, optional(NAME)],
    run(context) {
      configure(context, HOSTNAME_PATH, undefined, ILLEGAL);
      return undefined;
    },
  },
];
