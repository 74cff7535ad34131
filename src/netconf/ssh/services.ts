import type { ServerChannel, Session as SshSession } from 'ssh2';
import type { User } from '../../server/contract.ts';

/** What a service learns about the connection that its channel runs on. */
export interface ChannelContext {
  readonly user: User;
  readonly sourceHost: string;
  readonly sourcePort: number;
  /** Collects what is written during `work` into as few packets to the network as possible. */
  batch(work: () => void): void;
  /**
   * Runs `work` once when the channel is gone, whether by the client's close or with the connection. A paused channel
   * does not tell by itself.
   */
  onGone(work: () => void): void;
}

/** Takes over a channel. Throwing refuses nothing any more: the channel is then closed. */
export type ChannelService = (channel: ServerChannel, context: ChannelContext) => void;

/** What may be started on a session channel (RFC 4254 section 6.5). What is not here is refused. */
export interface SshServices {
  /** By subsystem name, such as `netconf` (RFC 6242 section 3). */
  readonly subsystems: ReadonlyMap<string, ChannelService>;
  readonly shell?: ChannelService;
  readonly exec?: (channel: ServerChannel, context: ChannelContext, command: string) => void;
  /** The `sftp` subsystem, which ssh2 speaks itself: the service adds its listeners to the SSH session. */
  readonly sftp?: (session: SshSession, context: ChannelContext) => void;
}
