/** What carries the bytes of one session: an SSH channel, or a test. */
export interface Transport {
  /** False when the peer does not keep up: write no more until it has drained. */
  write(bytes: Buffer): boolean;
  pause(): void;
  resume(): void;
  /** Ends the channel; `force` does not wait for what the peer has not taken in yet. */
  end(force: boolean): void;
}

/** Bounds of one NETCONF session. Times are in milliseconds. */
export interface SessionLimits {
  /** Longest message taken, in bytes. */
  readonly maxMessage: number;
  readonly helloTimeout: number;
  /** Bytes of notifications kept for a client that does not read; beyond, the session is ended. */
  readonly maxBacklog: number;
}

export const defaultSessionLimits: SessionLimits = {
  maxMessage: 64 * 1024 * 1024,
  helloTimeout: 600_000,
  maxBacklog: 16 * 1024 * 1024,
};
