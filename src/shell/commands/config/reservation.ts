/**
 * license smart reservation in configuration mode of IOS XE: S1 "Returning an Authorization Code" ends with its `no`
 * form. In policy mode a reservation from before stays until it is returned, and no new one is made; nothing of it is in
 * a model.
 */
import * as licensing from '../../licensing-view.ts';
import { type Command, Refusal } from '../../session/context.ts';
import { checkCode } from '../license/outcome.ts';
import { RESERVATION } from '../license/reservation.ts';
import { LICENSE, NO, SMART } from '../words.ts';

export const reservationSetting: readonly Command[] = [
  {
    mode: 'config',
    syntax: [LICENSE, SMART, RESERVATION],
    run({ device: { agent } }) {
      const { state } = agent;
      if (licensing.reservation(state).enabled || licensing.isSmartLicensing(state)) return undefined;
      checkCode('notsupported');
      return undefined;
    },
  },
  {
    mode: 'config',
    syntax: [NO, LICENSE, SMART, RESERVATION],
    async run({ device: { agent } }) {
      const { requestCode } = licensing.reservation(agent.state);
      if (requestCode !== '') checkCode((await agent.command({ name: 'reservation-cancel' })).code);
      if (!licensing.reservation(agent.state).enabled) return undefined;
      throw new Refusal(
        '% Error: return the authorization code first: license smart authorization return',
        '',
      );
    },
  },
];
