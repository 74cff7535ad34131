import type { Core, Session, User } from '../server/contract.ts';

/** How many clients are known at once; the one known for longest makes room. */
const openAtMost = 256;

/** The sessions of the core that requests run as. HTTP has none, so a user at an address stands for one. */
export interface FaceSessions {
  of(user: User, address: string): Session;
  /** A session of its own, for an event stream; `onTerminate` is called when somebody kills it. */
  open(user: User, address: string, onTerminate: () => void): Session;
  close(session: Session): void;
  closeAll(): void;
}

/** Keeps one session per user and address, opened at the first request and used again by those that follow. */
export function faceSessions(core: Core): FaceSessions {
  const shared = new Map<string, Session>();

  const open = (user: User, address: string, onTerminate: () => void) =>
    core.sessions.open({ user, transport: 'restconf', sourceHost: address, terminate: onTerminate });

  return {
    of(user, address) {
      const key = `${user.name}\0${address}`;
      const known = shared.get(key);
      if (known && known.user.privilege === user.privilege) return known;
      if (known) core.sessions.close(known, 'closed');
      else if (shared.size >= openAtMost) {
        const [oldest] = shared;
        if (oldest) {
          shared.delete(oldest[0]);
          core.sessions.close(oldest[1], 'closed');
        }
      }
      const session = open(user, address, () => {
        if (shared.get(key) === session) shared.delete(key);
        core.sessions.close(session, 'killed');
      });
      shared.set(key, session);
      return session;
    },
    open,
    close: (session) => core.sessions.close(session, 'closed'),
    closeAll() {
      for (const session of shared.values()) core.sessions.close(session, 'closed');
      shared.clear();
    },
  };
}
