/** ip domain name: it completes `cslu-local` (S1 "Setting the Transport Type, URL, and Reporting Interval"). */
import { NATIVE } from '../../../device/tree.ts';
import { choice, keyword, parameter } from '../../grammar/element.ts';
import { given, settingCommands } from '../setting.ts';

const HELP = 'Define the default domain name';

export const domainName = settingCommands({
  words: [
    keyword('ip', 'Global IP configuration subcommands'),
    choice([keyword('domain', 'IP DNS Resolver'), keyword('name', HELP)], [keyword('domain-name', HELP)]),
  ],
  value: parameter('value', 'WORD', 'Default domain name'),
  names: [NATIVE, 'ip', 'domain', 'name'],
  json: given,
  refusal: '% Invalid domain name',
});
