/** How the command line of a family presents itself: its prompt, what stands in front of output, `^C`. */
import { hostnameOf } from '../../device/binding/settings.ts';
import type { Device } from '../../device/device.ts';
import { promptTime } from '../format/time.ts';
import type { Lines, ShellState } from './context.ts';
import type { Grammar } from './grammar.ts';

/** All that tells the command line of IOS XE from that of IOS XR. */
export interface ShellFamily {
  readonly grammar: Grammar;
  readonly presentation: Presentation;
}

export interface Presentation {
  prompt(device: Device, state: ShellState): string;
  /** What a command's output begins with. */
  heading(device: Device, state: ShellState): Lines;
  /** Whether `^C` in configuration mode ends that mode, or the line only. */
  readonly interruptEndsConfiguration: boolean;
  /** Whether output may go through `| utility`. */
  readonly utilities: boolean;
}

/** `Switch>`, `Switch#`, `Switch(config)#`, `Switch(config-line)#`. IOS cuts long host names in the prompt. */
export const xePresentation: Presentation = {
  prompt(device, { mode, privilege }) {
    const hostname = hostnameOf(device.core.tree('running'), device.profile.hostname).slice(0, 20);
    return `${hostname}${MODES[mode]}${mode !== 'exec' || privilege >= 15 ? '#' : '>'}`;
  },
  heading: () => [],
  interruptEndsConfiguration: true,
  utilities: false,
};

/** `RP/0/RP0/CPU0:ios#`, `RP/0/RP0/CPU0:ios(config)#`: with the place of the route processor (S3). */
export const xrPresentation: Presentation = {
  prompt({ profile }, { mode }) {
    return `RP/${profile.router?.processors[0] ?? '0/RP0/CPU0'}:${profile.hostname}${MODES[mode]}#`;
  },
  heading: ({ core }, { timestamps }) => (timestamps ? [promptTime(core.clock.now())] : []),
  interruptEndsConfiguration: false,
  utilities: true,
};

const MODES = { exec: '', config: '(config)', line: '(config-line)' } as const;
