/** A session of the shell: lines read one after the other, or the one line of `ssh host command`. */
import type { Device } from '../../device/device.ts';
import type { Session } from '../../server/contract.ts';
import { complete, help } from '../grammar/help.ts';
import type { KeyQueue } from '../terminal/key-queue.ts';
import { readLine } from '../terminal/line-editor.ts';
import type { Output } from '../terminal/output.ts';
import { writePaged } from '../terminal/pager.ts';
import type { Screen } from '../terminal/screen.ts';
import { leaveConfiguration } from './configuration-mode.ts';
import type { CommandContext, ShellState } from './context.ts';
import { execute, mayBeKept } from './execute.ts';
import { modifierHelp, withModifiers } from './pipe.ts';
import type { ShellFamily } from './presentation.ts';

/** Lines that a session remembers. */
const HISTORY = 20;

export interface ShellParts {
  readonly device: Device;
  readonly session: Session;
  readonly family: ShellFamily;
  readonly keys: KeyQueue;
  readonly output: Output;
  readonly screen: Screen;
  readonly line: string;
}

export class ShellSession {
  readonly #parts: ShellParts;
  readonly #state: ShellState;
  readonly #history: string[] = [];
  readonly #booted: unknown;
  readonly #context: CommandContext;
  /** What a question is answered with when the input has ended; undefined gives the command up. */
  #silent: string | undefined;

  constructor(parts: ShellParts) {
    const { device, session, screen, line, output } = parts;
    this.#parts = parts;
    this.#state = {
      mode: 'exec',
      lines: 'vty',
      privilege: session.user.privilege >= 15 ? 15 : 1,
      length: screen.length,
      width: screen.width,
      ended: false,
      configured: false,
      target: undefined,
      timestamps: true,
    };
    this.#booted = device.chassis.restarts[0];
    this.#context = {
      device,
      session,
      line,
      state: this.#state,
      history: this.#history,
      say: (...lines) => output.lines(lines),
      ask: (prompt) => this.#ask(prompt),
    };
  }

  /** Reads and runs lines until the user leaves, the input ends or the device restarts. */
  async interact(): Promise<void> {
    const { device, family, keys, output } = this.#parts;
    output.write('\r\n');
    while (!this.#state.ended) {
      await output.ready();
      const prompt = family.presentation.prompt(device, this.#state);
      const assistance = { ...this.#assistance(), history: this.#history };
      const { line, end } = await readLine(keys, output, { prompt, assistance });
      if (end === 'closed' || this.#restarted()) break;
      if (end === 'enter') await this.#run(line, prompt.length);
      else if (end === 'ctrl-z' && this.#state.mode !== 'exec') await this.#run('end', prompt.length);
      else if (family.presentation.interruptEndsConfiguration) leaveConfiguration(this.#context);
    }
    leaveConfiguration(this.#context);
  }

  /** Runs the lines of an exec request; tells whether all were taken. */
  async perform(command: string): Promise<boolean> {
    this.#state.length = 0;
    this.#silent = '';
    const { output } = this.#parts;
    let ok = true;
    output.write('\r\n');
    for (const line of command.split(/[\r\n]+/)) {
      if (this.#state.ended) break;
      if (line.endsWith('?')) output.lines(this.#assistance().help(line.slice(0, -1)));
      else ok = (await this.#run(line, 0)) && ok;
    }
    leaveConfiguration(this.#context);
    return ok;
  }

  end(): void {
    this.#state.ended = true;
  }

  async #run(line: string, columns: number): Promise<boolean> {
    const { family, keys, output } = this.#parts;
    this.#parts.session.counters.inRpcs++;
    const keep = line.trim() !== '' && mayBeKept(family.grammar, this.#state, line);
    const { lines, ok } = await execute(family, this.#context, line, columns);
    if (keep && this.#history.at(-1) !== line) this.#history.push(line);
    if (this.#history.length > HISTORY) this.#history.shift();
    await writePaged(keys, output, lines, this.#state);
    if (this.#restarted()) this.#state.ended = true;
    return ok;
  }

  async #ask(prompt: string): Promise<string | undefined> {
    const { keys, output } = this.#parts;
    const { line, end } = await readLine(keys, output, { prompt });
    if (end === 'closed' && this.#silent !== undefined) output.write('\r\n');
    return end === 'enter' ? line.trim() : end === 'closed' ? this.#silent : undefined;
  }

  #assistance() {
    const { grammar, presentation } = this.#parts.family;
    return {
      help: (line: string) => {
        const modifiers = modifierHelp(line, presentation);
        if (modifiers) return modifiers;
        const { tree, from } = grammar.scope(this.#state, line);
        const begin =
          line.trim() === '' ? [this.#state.mode === 'exec' ? 'Exec commands:' : 'Configure commands:'] : [];
        return [...begin, ...withModifiers(line, help(tree, line, from))];
      },
      complete: (line: string) => {
        const { tree, from } = grammar.scope(this.#state, line);
        return complete(tree, line, from);
      },
    };
  }

  /** A restart of the device ends the session, whoever asked for it. */
  #restarted(): boolean {
    return this.#parts.device.chassis.restarts[0] !== this.#booted;
  }
}
