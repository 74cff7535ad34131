/** Which commands there are at a moment, and from where on a line is read. */
import { keyword, parameter } from '../grammar/element.ts';
import { createTree, type Node } from '../grammar/tree.ts';
import type { Command, Mode } from './context.ts';

/** `do` at the beginning of a line in configuration mode; `d` alone would do on no device. */
const DO = /^\s*do\s/i;

export interface Scope {
  readonly tree: Node<Command>;
  /** Where on the line the command of that tree begins. */
  readonly from: number;
}

export class Grammar {
  readonly #exec: Node<Command>;
  readonly #user: Node<Command>;
  readonly #config: Node<Command>;
  readonly #line: Node<Command>;

  constructor(commands: readonly Command[]) {
    const of = (mode: Mode, privilege: number) =>
      commands.filter((one) => one.mode === mode && (one.privilege ?? 15) <= privilege);
    this.#user = createTree(of('exec', 1));
    this.#exec = createTree(of('exec', 15));
    const config = [...of('config', 15), doCommand];
    this.#config = createTree(config);
    this.#line = createTree([...of('line', 15), ...config]);
  }

  scope({ mode, privilege }: { readonly mode: Mode; readonly privilege: number }, line: string): Scope {
    if (mode === 'exec') return { tree: privilege >= 15 ? this.#exec : this.#user, from: 0 };
    const begun = DO.exec(line);
    if (begun) return { tree: this.#exec, from: begun[0].length };
    return { tree: mode === 'line' ? this.#line : this.#config, from: 0 };
  }
}

/** Shown by help only: a line that begins with `do` is read by the grammar of EXEC mode. */
const doCommand: Command = {
  mode: 'config',
  syntax: [
    keyword('do', 'To run exec commands in config mode'),
    parameter('command', 'LINE', 'Exec command', { rest: true }),
  ],
  run: () => undefined,
};
