import ssh2, {
  type AuthContext,
  type AuthenticationType,
  type Connection,
  type KeyboardAuthContext,
  type PublicKeyAuthContext,
} from 'ssh2';
import type { Logger, User, UserStore } from '../../server/contract.ts';
import type { SshLimits } from './limits.ts';

/** Offered in this order; clients try keys first on their own. */
const methods: AuthenticationType[] = ['publickey', 'password', 'keyboard-interactive'];

export interface Authentication {
  readonly users: UserStore;
  readonly limits: SshLimits;
  readonly log: Logger;
  /** Called once, before the client hears of its success. */
  succeeded(user: User): void;
}

/**
 * Answers the authentication requests of one connection (RFC 4252, RFC 4256). Tries are counted: of passwords few,
 * of public keys many. Neither names nor secrets tell by time or by log whether a user exists.
 */
export function authenticate(connection: Connection, options: Authentication): void {
  const { users, limits, log } = options;
  let passwords = 0;
  let keys = 0;

  const accept = (context: AuthContext, user: User) => {
    options.succeeded(user);
    context.accept();
  };
  const refuse = (context: AuthContext) => {
    if (passwords >= limits.maxPasswords || keys >= limits.maxKeys) {
      log.warn({ passwords, keys }, 'too many failed logins on one connection');
      connection.end();
    } else {
      context.reject(methods);
    }
  };
  const checkPassword = async (context: AuthContext, password: string) => {
    passwords++;
    const user = await users.checkPassword(context.username, password);
    if (user) accept(context, user);
    else refuse(context);
  };
  const guard = (context: AuthContext, work: Promise<void>) => {
    work.catch((error: unknown) => {
      log.error({ error: String(error) }, 'login failed unexpectedly');
      refuse(context);
    });
  };

  connection.on('authentication', (context) => {
    if (context.method === 'password') guard(context, checkPassword(context, context.password));
    else if (context.method === 'keyboard-interactive') {
      askPassword(context, (password) => guard(context, checkPassword(context, password)));
    } else if (context.method === 'publickey') {
      const user = users.isAuthorizedKey(context.username, context.key.algo, context.key.data);
      if (user && (!context.signature || verify(context))) {
        if (context.signature) accept(context, user);
        else context.accept();
      } else {
        keys++;
        refuse(context);
      }
    } else context.reject(methods);
  });
}

function askPassword(context: KeyboardAuthContext, answer: (password: string) => void): void {
  context.prompt([{ prompt: 'Password: ', echo: false }], (responses: readonly string[] | Error) => {
    if (responses instanceof Error) return;
    answer(responses[0] ?? '');
  });
}

/** Checks the proof that the client holds the private key (RFC 4252 section 7). */
function verify({ key, blob, signature, hashAlgo }: PublicKeyAuthContext): boolean {
  const parsed = ssh2.utils.parseKey(`${key.algo} ${key.data.toString('base64')}`);
  if (parsed instanceof Error || !blob || !signature) return false;
  return parsed.verify(blob, signature, hashAlgo) === true;
}
