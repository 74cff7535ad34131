/** The paths of leafrefs: a subset of XPath (RFC 7950 section 9.9.2; section 14, rule `path-arg`). */

/** `[key = current()/../a/b]`: chooses entries of the list it stands at. */
export interface PathPredicate {
  readonly key: string;
  /** The steps after `current()`: up, then down to a leaf. */
  readonly steps: readonly string[];
}

export interface PathStep {
  /** `..` or a name, with its prefix if it has one. */
  readonly name: string;
  readonly predicates: readonly PathPredicate[];
}

export interface LeafrefPath {
  readonly absolute: boolean;
  /** The path inside `deref(...)`, where the path starts at what a leafref points at (section 10.3.1). */
  readonly deref: string | undefined;
  readonly steps: readonly PathStep[];
}

const NAME = '(?:[A-Za-z_][\\w.-]*:)?[A-Za-z_][\\w.-]*';
const STEP = new RegExp(`^(\\.\\.|${NAME})\\s*((?:\\[[^[\\]]*\\]\\s*)*)$`);
const PREDICATE = new RegExp(`^\\s*(${NAME})\\s*=\\s*current\\s*\\(\\s*\\)\\s*/([^=]*)$`);
const DEREF = /^deref\s*\(([^()]*)\)\s*\/(.*)$/s;
/** A slash that stands outside of predicates. */
const SLASH = /\/(?![^[\]]*\])/;

/** Reads a path; on failure returns what is wrong with it. */
export function parsePath(text: string): LeafrefPath | string {
  const plain = text.trim();
  const match = DEREF.exec(plain);
  const rest = match ? match[2]! : plain;
  const absolute = !match && rest.startsWith('/');
  const steps: PathStep[] = [];
  for (const part of (absolute ? rest.slice(1) : rest).split(SLASH)) {
    const step = parseStep(part.trim());
    if (typeof step === 'string') return step;
    steps.push(step);
  }
  if (!absolute && !match && steps[0]!.name !== '..') return 'it must start with "/" or ".."';
  if (goesUpAgain(steps.map(({ name }) => name))) return '".." stands after a name';
  return { absolute, deref: match?.[1]?.trim(), steps };
}

function parseStep(text: string): PathStep | string {
  const [, name, rest] = STEP.exec(text) ?? [];
  if (name === undefined) return `"${text}" is neither ".." nor a name`;
  const predicates: PathPredicate[] = [];
  for (const [, predicate] of rest!.matchAll(/\[([^\]]*)\]/g)) {
    const [, key, path] = PREDICATE.exec(predicate!) ?? [];
    const steps = path?.split('/').map((step) => step.trim());
    if (!key || !steps || !isKeyPath(steps)) {
      return `predicate "[${predicate}]" does not compare a key with a leaf, as in "[name = current()/../name]"`;
    }
    predicates.push({ key, steps });
  }
  return { name, predicates };
}

/** Rule `rel-path-keyexpr`: up at least once, then down at least once. */
function isKeyPath(steps: readonly string[]): boolean {
  const known = steps.every((step) => STEP.test(step) && !step.includes('['));
  return known && steps[0] === '..' && steps.at(-1) !== '..' && !goesUpAgain(steps);
}

function goesUpAgain(names: readonly string[]): boolean {
  const first = names.findIndex((name) => name !== '..');
  return first >= 0 && names.includes('..', first);
}
