import { formatMessage, type SystemMessage } from '../licensing/index.ts';
import type { Clock, Logger } from '../server/contract.ts';
import { Ring } from '../server/ring.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** How many messages the logging buffer holds. */
const KEPT = 500;

/** A system message and when it was logged, in epoch milliseconds. */
export class LoggedMessage {
  readonly message: SystemMessage;
  readonly time: number;

  constructor(message: SystemMessage, time: number) {
    this.message = message;
    this.time = time;
  }

  /** As the logging buffer shows it; made when it is asked for, as most are never read. */
  get line(): string {
    return `*${stamp(this.time)}: ${formatMessage(this.message)}`;
  }
}

/** The logging buffer of the device: `*Jan 5 10:02:00.000: %SMART_LIC-3-COMM_FAILED: ...`. */
export class SystemLog {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly messages = new Ring<LoggedMessage>(KEPT);
  #last: SystemMessage | undefined;
  /** How often the last message came in a row. */
  #times = 0;
  /** Hears of every message, with its running number. */
  onMessage: (message: LoggedMessage, number: number) => void = () => {};

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock;
    this.#log = log;
  }

  get lines(): readonly string[] {
    return this.messages.entries.map(({ line }) => line);
  }

  write(message: SystemMessage): void {
    const logged = new LoggedMessage(message, this.#clock.now());
    this.messages.add(logged);
    this.onMessage(logged, this.messages.added);
    this.#tell(message);
  }

  /** The log of the server hears of a message that repeats itself at 1, 10, 100 times: a year may hold 35,000. */
  #tell(message: SystemMessage): void {
    const { mnemonic, severity, text } = message;
    const again = this.#last?.text === text && this.#last.mnemonic === mnemonic;
    this.#last = message;
    this.#times = again ? this.#times + 1 : 1;
    const times = this.#times;
    if (!Number.isInteger(Math.log10(times))) return;
    const level = severity <= 3 ? 'warn' : 'info';
    this.#log[level]({ syslog: mnemonic, severity, ...(times > 1 && { times }) }, formatMessage(message));
  }
}

function stamp(at: number): string {
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()} ${date.toISOString().slice(11, 23)}`;
}
