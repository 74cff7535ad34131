/** Which command line a device has: that of IOS XE or of IOS XR. */
import type { Personality } from '../server/contract.ts';
import { xeCommands } from './commands/index.ts';
import { xrCommands } from './commands/xr/index.ts';
import { Grammar } from './session/grammar.ts';
import { type ShellFamily, xePresentation, xrPresentation } from './session/presentation.ts';

const made = new Map<Personality['style'], ShellFamily>();

/** The same for all devices of a family; made for the first session. */
export function shellFamily(style: Personality['style']): ShellFamily {
  const known = made.get(style) ?? create(style);
  made.set(style, known);
  return known;
}

function create(style: Personality['style']): ShellFamily {
  return style === 'xr'
    ? { grammar: new Grammar(xrCommands), presentation: xrPresentation }
    : { grammar: new Grammar(xeCommands), presentation: xePresentation };
}
