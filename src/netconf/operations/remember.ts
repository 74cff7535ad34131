import type { DatastoreName, Tree } from '../../datastore/contract.ts';
import type { Core, Session } from '../../server/contract.ts';
import type { Content } from '../messages/reply.ts';

/** What the answer to one read of configuration depends on: two trees, which never change in place, and the reader. */
interface Circumstances {
  readonly tree: Tree;
  /** Holds the rules of access. */
  readonly running: Tree;
  readonly user: string;
  readonly privilege: number;
}

/** Largest answer kept, in bytes: many requests are kept, each with its answer. */
const maxAnswer = 16 * 1024;

/**
 * Keeps the last answer of `read` for as long as it is asked in the same circumstances, as those do who poll a
 * configuration that does not change. The first time they are only noted.
 */
export function remembering(
  core: Core,
  source: DatastoreName,
  read: (session: Session) => Content,
): (session: Session) => Content {
  let last: Circumstances | undefined;
  let answer: Content | undefined;
  return (session) => {
    const tree = core.tree(source);
    const running = core.tree('running');
    const { name, privilege } = session.user;
    const same =
      last !== undefined &&
      last.tree === tree &&
      last.running === running &&
      last.user === name &&
      last.privilege === privilege;
    if (same && answer !== undefined) return answer;
    const content = read(session);
    if (same) answer = encoded(content);
    else {
      last = { tree, running, user: name, privilege };
      answer = undefined;
    }
    return content;
  };
}

/** Content as bytes, or undefined when it is too long to be kept. */
function encoded(content: Content): Content | undefined {
  const parts = typeof content === 'string' ? [content] : content;
  if (parts.reduce((length, part) => length + part.length, 0) > maxAnswer) return undefined;
  return [Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))];
}
