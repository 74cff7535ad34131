/** The device's command line as services of an SSH server: `ssh host`, and `ssh host command`. */
import type { ServerChannel, Session as SshSession } from 'ssh2';
import type { Device } from '../device/device.ts';
import type { SystemMessage } from '../licensing/index.ts';
import type { Session, TerminationReason, User } from '../server/contract.ts';
import { execTimeout } from './exec-timeout.ts';
import { shellFamily } from './family.ts';
import { LINES } from './lines.ts';
import { IdleTimeout } from './session/idle-timeout.ts';
import { ShellSession } from './session/shell-session.ts';
import { KeyQueue } from './terminal/key-queue.ts';
import { Output } from './terminal/output.ts';
import { Screens } from './terminal/screen.ts';

/** What the SSH server tells of a channel. */
export interface ShellConnection {
  readonly user: User;
  readonly sourceHost: string;
  batch(work: () => void): void;
  onGone(work: () => void): void;
}

type Service = (channel: ServerChannel, connection: ShellConnection) => void;

export interface DeviceShell {
  /** For an SSH server. */
  readonly services: {
    readonly subsystems: ReadonlyMap<string, Service>;
    readonly shell: Service;
    readonly exec: (channel: ServerChannel, connection: ShellConnection, command: string) => void;
    /** Hears of every SSH session before its channels: here the client's terminal is learnt. */
    readonly sftp: (session: SshSession, connection: ShellConnection) => void;
  };
  /** Ends all sessions. */
  close(): void;
}

/** The longest command of `ssh host command`. */
const MAX_COMMAND = 64 * 1024;

export function deviceShell(device: Device): DeviceShell {
  const { core } = device;
  const { log } = core;
  const screens = new Screens();
  const lines = new Map<number, Session>();

  const serve = (
    channel: ServerChannel,
    connection: ShellConnection,
    work: (shell: ShellSession) => Promise<number>,
  ) => {
    const number = freeLine(lines);
    if (number === undefined) {
      log.warn({ limit: LINES, from: connection.sourceHost }, 'too many shell sessions');
      channel.end('% No lines available\r\n');
      return;
    }
    const keys = new KeyQueue();
    const idle = new IdleTimeout(
      core.wallClock,
      () => execTimeout(core.tree('running')) * 1000,
      () => {
        // A command that takes its time is not idle.
        if (!keys.isAwaited) return idle.touch();
        device.systemLog.write(messageOf(number, session));
        end('timeout');
      },
    );
    const output = new Output({
      write(text) {
        let room = true;
        idle.touch();
        connection.batch(() => {
          room = channel.writable ? channel.write(text) : true;
        });
        return room;
      },
    });
    let shell: ShellSession | undefined;
    const end = (reason: TerminationReason, killedBy?: number) => {
      if (!lines.delete(number)) return;
      idle.stop();
      shell?.end();
      keys.end();
      output.close();
      core.sessions.close(session, reason, killedBy);
      if (channel.writable) channel.end();
      // What still comes in is thrown away, so that the client's own close is seen.
      channel.resume();
    };
    const { user, sourceHost } = connection;
    const session = core.sessions.open({ user, transport: 'shell', sourceHost, terminate: end });
    lines.set(number, session);
    channel.on('data', (bytes: Buffer) => {
      idle.touch();
      if (!keys.push(bytes, () => channel.resume())) channel.pause();
    });
    channel.on('drain', () => output.drained());
    channel.on('end', () => keys.end());
    connection.onGone(() => end('dropped'));
    shell = new ShellSession({
      device,
      session,
      family: shellFamily(device.profile.style),
      keys,
      output,
      screen: screens.of(connection),
      line: `vty${number}`,
    });
    work(shell)
      .catch((error: unknown) => {
        log.error({ error: String(error) }, 'a shell session failed unexpectedly');
        return 1;
      })
      .then((code) => {
        output.flush();
        if (channel.writable) channel.exit(code);
        end('closed');
      });
  };

  return {
    services: {
      subsystems: new Map(),
      shell: (channel, connection) => {
        serve(channel, connection, (shell) => shell.interact().then(() => 0));
      },
      exec: (channel, connection, command) => {
        const line = command.slice(0, MAX_COMMAND);
        serve(channel, connection, async (shell) => ((await shell.perform(line)) ? 0 : 1));
      },
      sftp: (session, connection) => screens.watch(session, connection),
    },
    close() {
      for (const session of [...lines.values()]) session.terminate('other');
    },
  };
}

/** As IOS XE notes it. */
function messageOf(line: number, { sourceHost, user }: Session): SystemMessage {
  return {
    facility: 'SYS',
    severity: 6,
    mnemonic: 'TTY_EXPIRE_TIMER',
    text: `(exec timer expired, tty ${line + 1} (${sourceHost})), user ${user.name}`,
  };
}

function freeLine(lines: ReadonlyMap<number, Session>): number | undefined {
  for (let number = 0; number < LINES; number++) if (!lines.has(number)) return number;
  return undefined;
}
