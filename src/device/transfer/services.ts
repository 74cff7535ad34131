import type { ServerChannel, Session } from 'ssh2';
import type { User } from '../../server/contract.ts';
import type { Flash } from '../flash/flash.ts';
import { serveScp } from './scp.ts';
import { serveSftp } from './sftp.ts';

interface Caller {
  readonly user: User;
}

/** What an SSH server may offer for the files of a device. */
export function fileServices(flash: Flash) {
  return {
    sftp: (session: Session, { user }: Caller) => serveSftp(flash, session, user),
    exec: (channel: ServerChannel, { user }: Caller, command: string) =>
      serveScp(flash, channel, user, command),
  };
}
