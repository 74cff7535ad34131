/** Many commands to one yanglint, since its start is what takes time. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What yanglint says about one command. */
export interface Answer {
  readonly accepted: boolean;
  readonly messages: string;
}

/** A directory to ask in. */
export class YanglintSession {
  readonly #directory = mkdtempSync(join(tmpdir(), 'sly-generated-'));

  close(): void {
    rmSync(this.#directory, { recursive: true });
  }

  /**
   * Writes the files into the empty directory and gives the commands: one answer each, fewer when yanglint crashed.
   * A message that it refuses makes it crash: it is started anew then, with the first `setup` commands.
   */
  run(files: ReadonlyMap<string, string>, commands: readonly string[], setup: number): readonly Answer[] {
    rmSync(this.#directory, { recursive: true });
    mkdirSync(this.#directory);
    for (const [name, text] of files) {
      mkdirSync(dirname(this.#path(name)), { recursive: true });
      writeFileSync(this.#path(name), text);
    }
    const answers = this.#give(commands);
    while (answers.length < commands.length && isMessage(commands[answers.length - 1]!)) {
      const rest = commands.slice(answers.length);
      const more = this.#give([...commands.slice(0, setup), ...rest]).slice(setup);
      if (more.length === 0) break;
      answers.push(...more);
    }
    return answers;
  }

  /** Answers until the end or a crash; that to a message that it crashed with is a refusal. */
  #give(commands: readonly string[]): Answer[] {
    const { stderr } = spawnSync('yanglint', [], {
      cwd: this.#directory,
      env: { ...process.env, HOME: this.#directory },
      input: commands.map((command) => `${command}\n${MARK}\n`).join(''),
      encoding: 'utf8',
      timeout: 5000,
    });
    const parts = stderr.split(new RegExp(`.*Unknown command "${MARK}".*\n`));
    const last = parts.pop()!;
    const answers = parts.map((messages, i) => {
      const refusal = commands[i]!.startsWith('add') ? /^libyang\[0\]|^YANGLINT\[E\]/m : /^YANGLINT\[E\]/m;
      return { accepted: !refusal.test(messages), messages };
    });
    const crashed = commands[answers.length];
    if (crashed && isMessage(crashed) && last.includes('libyang[0]'))
      answers.push({ accepted: false, messages: last });
    return answers;
  }

  /** A file that a command wrote; undefined when there is none. */
  read(name: string): string | undefined {
    return existsSync(this.#path(name)) ? readFileSync(this.#path(name), 'utf8') : undefined;
  }

  #path(name: string): string {
    return join(this.#directory, name);
  }
}

const isMessage = (command: string): boolean => /^data -t (rpc|reply|notif)/.test(command);

/** No command of yanglint: its complaint about it ends what it said before. */
const MARK = 'end-of-answer';
