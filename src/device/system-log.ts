import { formatMessage, type SystemMessage } from '../licensing/index.ts';
import type { Clock, Logger } from '../server/contract.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** How many lines the logging buffer holds. */
const KEPT = 500;

/** The logging buffer of the device: `*Jan 5 10:02:00.000: %SMART_LIC-3-COMM_FAILED: ...`. */
export class SystemLog {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #lines: string[] = [];

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock;
    this.#log = log;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  write(message: SystemMessage): void {
    const text = formatMessage(message);
    this.#lines.push(`*${stamp(this.#clock.now())}: ${text}`);
    if (this.#lines.length > KEPT) this.#lines.shift();
    const level = message.severity <= 3 ? 'warn' : 'info';
    this.#log[level]({ syslog: message.mnemonic, severity: message.severity }, text);
  }
}

function stamp(at: number): string {
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()} ${date.toISOString().slice(11, 23)}`;
}
