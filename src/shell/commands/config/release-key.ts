/**
 * platform hsec-license-release, platform wanmacsec hsec-license-release: an HSECK9 key that is in use although its
 * feature is gone is set free (S1 "Returning an Authorization Code", S2 "Return a SLAC"). Nothing is configured.
 */
import { keyword, optional } from '../../grammar/element.ts';
import * as licensing from '../../licensing-view.ts';
import { type Command, Refusal } from '../../session/context.ts';

export const releaseKey: Command = {
  mode: 'config',
  syntax: [
    keyword('platform', 'Platform specific configuration'),
    optional(keyword('wanmacsec', 'WAN MACsec', 'wanmacsec')),
    keyword('hsec-license-release', 'Release the HSEC license'),
  ],
  run({ device: { agent } }, args) {
    const feature = licensing.keyFeature(agent.state);
    if (feature === undefined || (feature === 'WAN MACsec') !== args.has('wanmacsec')) {
      throw new Refusal('% HSEC license: not supported on this platform with this command', '');
    }
    agent.dispatch({ type: 'release-key' });
    if (licensing.isKeyInUse(agent.state)) {
      throw new Refusal(`% HSEC license is in use: unconfigure ${feature} first`, '');
    }
    return ['HSEC license is released'];
  },
};
