import type { Core, User } from '../server/contract.ts';
import { refuse } from './refusal.ts';

/** Names longer than this are nobody's, and need no hashing to know. */
const longestHeader = 1024;

/** How many passwords may be in the making at once; hashing is slow on purpose and must not starve everything else. */
const checksAtMost = 16;

const challenge = ['WWW-Authenticate', 'Basic realm="restconf", charset="UTF-8"'];

const unauthorized = () =>
  refuse(401, 'access-denied', 'user name and password are wanted (HTTP Basic)', challenge);

function decode(header: string | undefined): { name: string; password: string } | undefined {
  if (header === undefined || header.length > longestHeader) return undefined;
  const match = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header);
  if (!match) return undefined;
  const text = Buffer.from(match[1]!, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

/**
 * Who sends a request (RFC 8040 section 2.5, RFC 7617). Throws 401 for nobody and 403 for users whom the device does
 * not let use its programmable interfaces (IOS privilege under 15). Answers at once for a password that was right
 * before: the user store remembers it hashed.
 */
export function authenticator(core: Core): (header: string | undefined) => User | Promise<User> {
  let pending = 0;

  const admit = (user: User | undefined): User => {
    if (!user) throw unauthorized();
    if (user.privilege < 15) {
      throw refuse(403, 'access-denied', `user ${user.name} has privilege ${user.privilege}, 15 is needed`);
    }
    return user;
  };

  return (header) => {
    const credentials = decode(header);
    if (!credentials) throw unauthorized();
    const outcome = core.users.checkPassword(credentials.name, credentials.password);
    if (!(outcome instanceof Promise)) return admit(outcome);
    if (pending >= checksAtMost) {
      outcome.catch(() => {});
      throw refuse(503, 'resource-denied', 'too many logins at once, try again', ['Retry-After', '1']);
    }
    pending++;
    return outcome
      .finally(() => {
        pending--;
      })
      .then(admit);
  };
}
