/** The paths of leafrefs: a subset of XPath (RFC 7950 section 9.9.2, rule `path-arg`). */

export interface LeafrefPath {
  readonly absolute: boolean;
  /** The path inside `deref(...)`, where the path starts at what a leafref points at (section 10.3.1). */
  readonly deref: string | undefined;
  /** `..` or a name, with its prefix if it has one. Predicates choose among entries only, so they are left out. */
  readonly steps: readonly string[];
}

const STEP = /^(?:\.\.|(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*)$/;
const NAME = '(?:[A-Za-z_][\\w.-]*:)?[A-Za-z_][\\w.-]*';
const PREDICATE = new RegExp(
  `^\\s*${NAME}\\s*=\\s*current\\s*\\(\\s*\\)\\s*/\\s*\\.\\.(?:\\s*/\\s*(?:\\.\\.|${NAME}))*\\s*$`,
);
const DEREF = /^deref\s*\(([^()]*)\)\s*\/(.*)$/s;

/** Reads a path; on failure returns what is wrong with it. */
export function parsePath(text: string): LeafrefPath | string {
  const plain = withoutPredicates(text.trim());
  if (plain === undefined) return 'a predicate compares a key with a path from current()';
  const match = DEREF.exec(plain);
  const rest = match ? match[2]! : plain;
  const absolute = !match && rest.startsWith('/');
  const steps = (absolute ? rest.slice(1) : rest).split('/').map((step) => step.trim());
  const wrong = steps.find((step) => !STEP.test(step));
  if (wrong !== undefined) return `"${wrong}" is neither ".." nor a name`;
  if (!absolute && !match && steps[0] !== '..') return 'it must start with "/" or ".."';
  const firstName = steps.findIndex((step) => step !== '..');
  if (firstName >= 0 && steps.includes('..', firstName)) return '".." stands after a name';
  return { absolute, deref: match?.[1]?.trim(), steps };
}

/** Checks that each predicate compares a key with a path from `current()`, and takes it off. */
function withoutPredicates(text: string): string | undefined {
  let wrong = false;
  const plain = text.replace(/\s*\[([^[\]]*)\]/g, (_, predicate: string) => {
    if (!PREDICATE.test(predicate)) wrong = true;
    return '';
  });
  return wrong || /[[\]]/.test(plain) ? undefined : plain;
}
