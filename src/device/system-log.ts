import { formatMessage, type SystemMessage } from '../licensing/index.ts';
import type { Clock, Logger } from '../server/contract.ts';
import { Ring } from '../server/ring.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** How many messages the logging buffer holds. */
const KEPT = 500;

export interface LoggedMessage extends SystemMessage {
  /** Epoch milliseconds. */
  readonly time: number;
  /** As the logging buffer shows it. */
  readonly line: string;
}

/** The logging buffer of the device: `*Jan 5 10:02:00.000: %SMART_LIC-3-COMM_FAILED: ...`. */
export class SystemLog {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly messages = new Ring<LoggedMessage>(KEPT);
  /** The text that was logged last, and how often it came in a row. */
  #last = { text: '', times: 0 };
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
    const text = formatMessage(message);
    const time = this.#clock.now();
    const logged = { ...message, time, line: `*${stamp(time)}: ${text}` };
    this.messages.add(logged);
    this.onMessage(logged, this.messages.added);
    this.#tell(message, text);
  }

  /** The log of the server hears of a message that repeats itself at 1, 10, 100 times: a year may hold 35,000. */
  #tell({ mnemonic, severity }: SystemMessage, text: string): void {
    const times = this.#last.text === text ? this.#last.times + 1 : 1;
    this.#last = { text, times };
    if (!Number.isInteger(Math.log10(times))) return;
    const level = severity <= 3 ? 'warn' : 'info';
    this.#log[level]({ syslog: mnemonic, severity, ...(times > 1 && { times }) }, text);
  }
}

function stamp(at: number): string {
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()} ${date.toISOString().slice(11, 23)}`;
}
