import type { ServerChannel, Session } from 'ssh2';
import type { User } from '../../server/contract.ts';
import type { Flash } from '../flash/flash.ts';
import { parseScp, serveScp } from './scp.ts';
import { serveSftp } from './sftp.ts';

interface Caller {
  readonly user: User;
}

interface Services<C extends Caller> {
  readonly exec: (channel: ServerChannel, caller: C, command: string) => void;
  readonly sftp: (session: Session, caller: C) => void;
}

/** What an SSH server may offer for the files of a device. */
export function fileServices(flash: Flash): Services<Caller> {
  return {
    sftp: (session, { user }) => serveSftp(flash, session, user),
    exec: (channel, { user }, command) => serveScp(flash, channel, user, command),
  };
}

/** The same beside other services: only what is a command of SCP is taken from them. */
export function withFiles<C extends Caller, R extends object>(
  flash: Flash,
  services: R & Services<C>,
): R & Services<C> {
  const files = fileServices(flash);
  return {
    ...services,
    sftp(session: Session, caller: C) {
      services.sftp(session, caller);
      files.sftp(session, caller);
    },
    exec(channel: ServerChannel, caller: C, command: string) {
      (parseScp(command) ? files : services).exec(channel, caller, command);
    },
  };
}
