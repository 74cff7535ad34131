/** What a command of the shell is, and what it works with. */
import type { Device } from '../../device/device.ts';
import type { Session } from '../../server/contract.ts';
import type { Syntax } from '../grammar/element.ts';
import type { Arguments } from '../grammar/parse.ts';
import type { Target } from './target.ts';

/** `line` is the part of configuration mode about terminal lines. */
export type Mode = 'exec' | 'config' | 'line';

/** What a session changes about itself. */
export interface ShellState {
  mode: Mode;
  /** Which lines the mode `line` is about. */
  lines: 'console' | 'vty';
  /** 1 in user EXEC mode, 15 in privileged EXEC mode. */
  privilege: number;
  /** `terminal length`, 0 for no paging. */
  length: number;
  width: number;
  ended: boolean;
  /** Whether the configuration was changed since configuration mode was entered. */
  configured: boolean;
  /** IOS XR: what was entered and not committed, in configuration mode; undefined where every line takes effect at once. */
  target: Target | undefined;
  /** IOS XR: whether output begins with the time. */
  timestamps: boolean;
}

export interface CommandContext {
  readonly device: Device;
  readonly session: Session;
  readonly state: ShellState;
  /** The line the session has, as messages name it: `vty0`. */
  readonly line: string;
  /** Lines entered before, the latest last. */
  readonly history: readonly string[];
  /** Shows something before the command is done. */
  say(...lines: readonly string[]): void;
  /** Asks and gives the answer; undefined when there is none because the session ended or `^C` was pressed. */
  ask(prompt: string): Promise<string | undefined>;
}

export type Lines = readonly string[];

export interface Command {
  readonly mode: Mode;
  /** Who may: 1 everybody, 15 (the usual) privileged EXEC mode only. */
  readonly privilege?: number;
  readonly syntax: Syntax;
  /** Whether IOS XR puts the time in front of its output: as a rule that of commands of EXEC mode. */
  readonly timed?: boolean;
  /** Gives what the command prints. Throws Refusal or ProtocolError. */
  run(context: CommandContext, args: Arguments): Lines | undefined | Promise<Lines | undefined>;
}

/** What a command cannot do, in the words of IOS. */
export class Refusal extends Error {
  readonly lines: Lines;
  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
