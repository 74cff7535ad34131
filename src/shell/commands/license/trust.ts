/** license smart trust idtoken, save trust-request, import (S1 "Establishing Trust", "Installing a File"). */
import { choice, flag, keyword, optional, parameter } from '../../grammar/element.ts';
import * as licensing from '../../licensing-view.ts';
import type { Command } from '../../session/context.ts';
import { file, LICENSE, SMART } from '../words.ts';
import { confirmation, license } from './outcome.ts';

export const TOKEN = parameter('token', 'WORD', 'ID token from Cisco SSM', { secret: true });

/** S1 "Establishing Trust with an ID Token": without it this device is meant. */
export const SCOPE = optional(
  choice([keyword('all', 'All devices of the system', 'scope')], [keyword('local', 'This device', 'scope')]),
);

const trust: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    keyword('trust', 'Establish trust with Cisco SSM'),
    keyword('idtoken', 'With an ID token'),
    TOKEN,
    SCOPE,
    flag('force', 'Replace an installed trust code'),
  ],
  async run(context, args) {
    await license(context, 'id-token-trust', {
      'id-token': args.get('token')!,
      'all-ha': args.get('scope') === 'all',
      force: args.has('force'),
    });
    return undefined;
  },
};

const saveRequest: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    keyword('save', 'Save licensing data to a file'),
    keyword('trust-request', 'Save a trust code request'),
    file('file', 'Path and name of the file'),
  ],
  async run(context, args) {
    await license(context, 'trust-request-save', { 'file-path': args.get('file')! });
    return undefined;
  },
};

const importFile: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    keyword('import', 'Import a file from Cisco SSM'),
    file('file', 'Path and name of the file'),
  ],
  async run(context, args) {
    const output = await license(context, 'import-file', { 'file-path': args.get('file')! });
    const [active] = licensing.units(context.device.agent.state);
    return ['Import Data Successful', ...confirmation(active?.udi ?? '', output['confirmation-codes'])];
  },
};

export const trustCommands: readonly Command[] = [trust, saveRequest, importFile];
