/** license smart authorization request, return (S2 "Install SLAC", "Return a SLAC"). */

import { devicePath } from '../../device-files.ts';
import { choice, keyword, optional, parameter } from '../../grammar/element.ts';
import * as licensing from '../../licensing-view.ts';
import type { Command, CommandContext, Lines } from '../../session/context.ts';
import { file, LICENSE, SMART } from '../words.ts';
import { checkCode, license } from './outcome.ts';
import { SCOPE } from './trust.ts';

const AUTHORIZATION = keyword('authorization', 'Authorization codes');
const REQUEST = keyword('request', 'Request an authorization code');

const request: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    AUTHORIZATION,
    REQUEST,
    choice(
      [keyword('add', 'Add to the installed authorization code', 'how')],
      [keyword('replace', 'Replace the installed authorization code', 'how')],
    ),
    parameter('feature', 'WORD', 'Name of the feature, such as hseck9'),
    SCOPE,
  ],
  async run({ device }, args) {
    const { code } = await device.agent.command({
      name: 'authorization-request',
      feature: args.get('feature')!,
      local: args.get('scope') !== 'all',
      add: args.get('how') === 'add',
    });
    checkCode(code);
    return undefined;
  },
};

const save: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    AUTHORIZATION,
    REQUEST,
    keyword('save', 'Save the request to a file'),
    file('file', 'Path and name of the file'),
  ],
  async run({ device }, args) {
    checkCode(
      (
        await device.agent.command({
          name: 'authorization-request-save',
          path: devicePath(device, args.get('file')!),
        })
      ).code,
    );
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
    const local = args.get('scope') !== 'all';
    if (args.get('how') === 'online') {
      await license(context, 'authorization-code-return-online', { local });
      return undefined;
    }
    // Without a file the codes are shown only.
    const path = args.get('file') ?? '';
    await license(context, 'authorization-code-return-offline', { local, 'file-path': path });
    return path === '' ? returnCodes(context) : undefined;
  },
};

function returnCodes({ device }: CommandContext): Lines {
  const returned = licensing
    .codes(device.agent.state)
    .filter(({ installed, lastReturn }) => !installed && lastReturn !== '');
  return [
    'Enter this return code in Cisco Smart Software Manager portal:',
    ...returned.flatMap(({ unit, lastReturn }) => [`UDI: ${unit.udi}`, `    Return code: ${lastReturn}`]),
  ];
}

export const authorizationCommands: readonly Command[] = [request, save, giveBack];
