/** The paths of leafrefs: a subset of XPath (RFC 7950 section 9.9.2, rule `path-arg`). */

export interface LeafrefPath {
  readonly absolute: boolean;
  /** The path inside `deref(...)`, where the path starts at what a leafref points at (section 10.3.1). */
  readonly deref: string | undefined;
  /** `..` or a name, with its prefix if it has one. Predicates choose among entries only, so they are left out. */
  readonly steps: readonly string[];
}

const STEP = /^(?:\.\.|(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*)$/;
const DEREF = /^deref\s*\(([^()]*)\)\s*\/(.*)$/s;

/** Reads a path; on failure returns what is wrong with it. */
export function parsePath(text: string): LeafrefPath | string {
  const plain = withoutPredicates(text.trim());
  if (plain === undefined) return '"[" and "]" do not match';
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

function withoutPredicates(text: string): string | undefined {
  if (!text.includes('[')) return text.includes(']') ? undefined : text;
  let plain = '';
  let depth = 0;
  let quote = '';
  for (const char of text) {
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '[') depth++;
    else if (char === ']') {
      if (--depth < 0) return undefined;
    } else if (depth === 0) plain += char;
    else if (char === '"' || char === "'") quote = char;
  }
  return depth === 0 ? plain : undefined;
}
