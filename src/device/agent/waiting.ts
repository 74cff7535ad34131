/** Who gave a command and waits for the agent's reply. */
import type { CommandOutput, ErrorCode } from '../../licensing/index.ts';

export interface CommandResult {
  readonly code: ErrorCode;
  readonly output: CommandOutput;
}

export class Waiting {
  readonly #waiting = new Map<string, (result: CommandResult) => void>();

  /** Resolves when there is a reply to this command. */
  for(id: string): Promise<CommandResult> {
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  /** The first reply counts; nobody hears a second. */
  reply(id: string, code: ErrorCode, output: CommandOutput = {}): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.({ code, output });
  }

  replyAll(code: ErrorCode): void {
    for (const id of [...this.#waiting.keys()]) this.reply(id, code);
  }
}
