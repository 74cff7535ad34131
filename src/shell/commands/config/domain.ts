/** ip domain name: it completes `cslu-local` (S1 "Setting the Transport Type, URL, and Reporting Interval"). */
import { NATIVE } from '../../../device/tree.ts';
import { choice, keyword, optional, parameter } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';
import { configure } from '../configure.ts';
import { NO } from '../words.ts';

const PATH = [NATIVE, 'ip', 'domain', 'name'];
const REFUSED = '% Invalid domain name';
const HELP = 'Define the default domain name';
const DOMAIN = [
  keyword('ip', 'Global IP configuration subcommands'),
  choice([keyword('domain', 'IP DNS Resolver'), keyword('name', HELP)], [keyword('domain-name', HELP)]),
];
const NAME = parameter('name', 'WORD', 'Default domain name');

export const domainName: readonly Command[] = [
  {
    mode: 'config',
    syntax: [...DOMAIN, NAME],
    run(context, args) {
      configure(context, PATH, args.get('name')!, REFUSED);
      return undefined;
    },
  },
  {
    mode: 'config',
    syntax: [NO, ...DOMAIN, optional(NAME)],
    run(context) {
      configure(context, PATH, undefined, REFUSED);
      return undefined;
    },
  },
];
