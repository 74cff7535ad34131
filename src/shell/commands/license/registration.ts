/** license smart register, deregister, renew: the model before policy mode (S4). */
import { choice, flag, keyword, optional } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';
import { LICENSE, SMART } from '../words.ts';
import { license } from './outcome.ts';
import { TOKEN } from './trust.ts';

const register: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    keyword('register', 'Register with Cisco SSM'),
    keyword('idtoken', 'With an ID token'),
    TOKEN,
    // S1 "Table 5" has it for redundant systems: all units are registered in any case.
    optional(choice([keyword('all', 'All devices of the system')], [keyword('local', 'This device')])),
    flag('force', 'Register again'),
  ],
  async run(context, args) {
    await license(context, 'register-id-token', {
      'id-token': args.get('token')!,
      force: args.has('force'),
    });
    return undefined;
  },
};

const deregister: Command = {
  mode: 'exec',
  syntax: [LICENSE, SMART, keyword('deregister', 'Remove the registration')],
  async run(context) {
    await license(context, 'de-register');
    return undefined;
  },
};

const renew: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    keyword('renew', 'Renew the registration or the authorization'),
    choice([keyword('auth', 'The authorization', 'what')], [keyword('id', 'The ID certificate', 'what')]),
  ],
  async run(context, args) {
    await license(context, args.get('what') === 'id' ? 'renew-id' : 'renew-auth');
    return undefined;
  },
};

export const registrationCommands: readonly Command[] = [register, deregister, renew];
