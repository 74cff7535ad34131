/** license smart authorization request, return (S2 "Install SLAC", "Return a SLAC"). */
import { choice, keyword, optional, parameter } from '../../grammar/element.ts';
import * as licensing from '../../licensing-view.ts';
import { type Command, type CommandContext, type Lines, Refusal } from '../../session/context.ts';
import { file, LICENSE, SMART } from '../words.ts';
import { license } from './outcome.ts';

const AUTHORIZATION = keyword('authorization', 'Authorization codes');
const SCOPE = choice(
  [keyword('all', 'All devices of the system', 'scope')],
  [keyword('local', 'This device', 'scope')],
);

const request: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    AUTHORIZATION,
    keyword('request', 'Request an authorization code'),
    choice(
      [keyword('add', 'Add to the installed authorization code', 'how')],
      [keyword('replace', 'Replace the installed authorization code', 'how')],
    ),
    parameter('feature', 'WORD', 'Name of the feature, such as hseck9'),
    SCOPE,
  ],
  async run(context, args) {
    await license(context, 'authorization-request-online', {
      'feature-name': args.get('feature')!,
      local: args.get('scope') === 'local',
      add: args.get('how') === 'add',
    });
    return undefined;
  },
};

const giveBack: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    AUTHORIZATION,
    keyword('return', 'Return an authorization code'),
    SCOPE,
    choice(
      [keyword('online', 'Return it to the licensing server', 'how')],
      [keyword('offline', 'Return it by hand', 'how'), optional(file('file', 'Path and name of the file'))],
    ),
  ],
  async run(context, args) {
    const local = args.get('scope') === 'local';
    if (args.get('how') === 'online') {
      await license(context, 'authorization-code-return-online', { local });
      return undefined;
    }
    const path = args.get('file');
    // Without a file the codes are shown only: the request goes to a file that is not kept.
    const written = path ?? `flash:.return-${context.session.id}`;
    await license(context, 'authorization-code-return-offline', { local, 'file-path': written });
    if (path === undefined) context.device.flash.remove([`.return-${context.session.id}`]);
    return path === undefined ? returnCodes(context) : undefined;
  },
};

function returnCodes({ device }: CommandContext): Lines {
  const returned = licensing
    .units(device.agent.state)
    .filter(({ authorization }) => authorization.lastReturn);
  if (returned.length === 0) throw new Refusal('% Error: no authorization code is installed', '');
  return [
    'Enter this return code in Cisco Smart Software Manager portal:',
    ...returned.flatMap(({ udi, authorization }) => [
      `UDI: ${udi}`,
      `    Return code: ${authorization.lastReturn}`,
    ]),
  ];
}

export const authorizationCommands: readonly Command[] = [request, giveBack];
