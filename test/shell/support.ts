/** A shell on a whole device: real schema, core and agent, storage in memory, a clock that moves when told. */
import { loadServed } from '../../src/app/served.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import type { Network } from '../../src/device/agent/network.ts';
import { type AttachedDevice, attachDevice } from '../../src/device/attach.ts';
import { findProfile } from '../../src/device/profiles/index.ts';
import { type VirtualClock, virtualClock } from '../../src/server/clock.ts';
import { createCore } from '../../src/server/core.ts';
import { createUserStore } from '../../src/server/users.ts';
import { shellFamily } from '../../src/shell/family.ts';
import { ShellSession } from '../../src/shell/session/shell-session.ts';
import { KeyQueue } from '../../src/shell/terminal/key-queue.ts';
import { Output } from '../../src/shell/terminal/output.ts';
import { NO_SCREEN, type Screen } from '../../src/shell/terminal/screen.ts';

export const T0 = Date.UTC(2026, 0, 5, 10, 0, 0);
const served = new Map<string, ReturnType<typeof loadServed>>();

export interface LogLine {
  readonly fields: object;
  readonly message: string;
}

export interface TestShell {
  readonly device: AttachedDevice;
  readonly clock: VirtualClock;
  /** What the server logged. */
  readonly logged: LogLine[];
  /** Runs one line as `ssh host command` does; gives what is printed, without carriage returns. */
  exec(line: string): Promise<string>;
  /** Enters lines of configuration, one session. */
  config(...lines: readonly string[]): Promise<string>;
  /** Types text into a session with a terminal and gives everything shown until the input ends. */
  type(text: string, options?: { screen?: Screen; privilege?: number }): Promise<string>;
}

/** By default no server is reachable. */
const NOWHERE: Network = { post: async () => ({ ok: false, failure: { kind: 'dns' } }) };

export function testShell(
  options: { readonly network?: Network; readonly profile?: string } = {},
): TestShell {
  const { network = NOWHERE } = options;
  const profile = findProfile(options.profile);
  const known = served.get(profile.name) ?? loadServed(profile, {});
  served.set(profile.name, known);
  const { schema, personality } = known;
  const clock = virtualClock(T0);
  const logged: LogLine[] = [];
  const note = (fields: object, message: string) => void logged.push({ fields, message });
  const log = { debug: note, info: note, warn: note, error: note };
  const storage = memoryStorage();
  const users = createUserStore([{ name: 'admin', password: 'admin' }]);
  const core = createCore({
    ...{ schema, personality, storage, clock, log, users },
    initial: profile.initial(schema),
    durable: profile.durable,
  });
  const device = attachDevice(core, profile, { storage, dataDir: undefined, network });

  const open = (screen: Screen, privilege: number) => {
    let shown = '';
    const output = new Output({
      write(text) {
        shown += text;
        return true;
      },
    });
    const keys = new KeyQueue();
    const session = core.sessions.open({
      user: { name: privilege === 15 ? 'admin' : 'guest', privilege },
      transport: 'shell',
      sourceHost: '127.0.0.1',
      terminate() {},
    });
    const shell = new ShellSession({
      device,
      session,
      family: shellFamily(profile.style),
      keys,
      output,
      screen,
      line: 'vty0',
    });
    const close = () => {
      output.flush();
      core.sessions.close(session, 'closed');
      return shown;
    };
    return { shell, keys, close };
  };
  const perform = async (text: string) => {
    const { shell, keys, close } = open(NO_SCREEN, 15);
    keys.end();
    await shell.perform(text);
    return close().replaceAll('\r', '').replace(/^\n/, '');
  };
  return {
    device,
    clock,
    logged,
    exec: perform,
    config: (...lines) => perform(['configure terminal', ...lines, 'end'].join('\n')),
    async type(text, { screen = { length: 0, width: 80 }, privilege = 15 } = {}) {
      const { shell, keys, close } = open(screen, privilege);
      keys.push(Buffer.from(text), () => {});
      keys.end();
      await shell.interact();
      return close();
    },
  };
}
