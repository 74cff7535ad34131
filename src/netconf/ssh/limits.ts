/** Bounds of the SSH transport. Times are in milliseconds. */
export interface SshLimits {
  /** TCP connections at a time, logged in or not; more are closed at once. */
  readonly maxConnections: number;
  /** Channels on one connection. */
  readonly maxChannels: number;
  /** Time to log in. */
  readonly authTimeout: number;
  /** How long a connection may stay without any channel. */
  readonly idleTimeout: number;
  /** Passwords tried on one connection, keyboard-interactive included. */
  readonly maxPasswords: number;
  /** Public keys tried on one connection. Clients offer all that their agent and `~/.ssh` hold. */
  readonly maxKeys: number;
  /** Time between signs of life when the client is silent, and how many it may leave unanswered. */
  readonly keepaliveInterval: number;
  readonly keepaliveCount: number;
  /** How long a closed connection may take to take in what was written to it. */
  readonly lingerTimeout: number;
}

export const defaultSshLimits: SshLimits = {
  maxConnections: 1024,
  maxChannels: 64,
  authTimeout: 120_000,
  idleTimeout: 300_000,
  maxPasswords: 6,
  maxKeys: 100,
  keepaliveInterval: 60_000,
  keepaliveCount: 5,
  lingerTimeout: 2_000,
};
