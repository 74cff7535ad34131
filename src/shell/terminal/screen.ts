/** How large the client's terminal is (RFC 4254 sections 6.2 and 6.7). */
import type { Session as SshSession } from 'ssh2';

export interface Screen {
  readonly length: number;
  readonly width: number;
}

/** The bounds of `terminal length` and `terminal width`. */
export const MAX_SCREEN = 512;
/** What IOS takes when the client does not say. */
const USUAL: Screen = { length: 24, width: 80 };
/** Without a terminal there is nobody to press a key. */
export const NO_SCREEN: Screen = { length: 0, width: USUAL.width };

/** Screens by whatever stands for the SSH session that asked for them. */
export class Screens {
  readonly #screens = new WeakMap<object, Screen>();

  /** Listens on a session for the terminal it asks for; others answer the request. */
  watch(session: SshSession, key: object): void {
    session.on('pty', (_accept, _reject, { rows, cols }) => {
      this.#screens.set(key, { length: size(rows, USUAL.length), width: size(cols, USUAL.width) });
    });
  }

  of(key: object): Screen {
    return this.#screens.get(key) ?? NO_SCREEN;
  }
}

function size(given: number, otherwise: number): number {
  return given > 0 ? Math.min(given, MAX_SCREEN) : otherwise;
}
