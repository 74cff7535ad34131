/**
 * instance-identifier (RFC 7950 section 9.13). Canonical is the JSON form of RFC 7951 section 6.11: a module name
 * before the first name and wherever the module changes. Only the form is checked here; whether the instance may
 * or does exist is for who has the schema and the data.
 */
import type { Codec, Facets } from './facets.ts';
import { shown } from './fail.ts';
import { TypeMismatch } from './type.ts';

/** `[name='value']`, `[.='value']` (name `.`) or `[5]` (name empty). */
export interface InstancePredicate {
  readonly prefix: string;
  readonly name: string;
  readonly value: string;
}

export interface InstanceStep {
  readonly prefix: string;
  readonly name: string;
  readonly predicates: readonly InstancePredicate[];
}

const STEP = /\/\s*(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)\s*/y;
const KEY = /\[\s*(?:(\.)|(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*))\s*=\s*(?:'([^']*)'|"([^"]*)")\s*\]\s*/y;
const INDEX = /\[\s*([1-9]\d{0,15})\s*\]\s*/y;

/** Splits an instance-identifier; undefined when it is none. */
export function parseInstance(raw: string): InstanceStep[] | undefined {
  const text = raw.trim();
  const steps: InstanceStep[] = [];
  let at = 0;
  const next = (regex: RegExp): RegExpExecArray | null => {
    regex.lastIndex = at;
    const match = regex.exec(text);
    if (match) at = regex.lastIndex;
    return match;
  };
  while (at < text.length) {
    const step = next(STEP);
    if (!step) return undefined;
    const predicates: InstancePredicate[] = [];
    for (;;) {
      const key = next(KEY);
      const index = key ? null : next(INDEX);
      if (key) {
        predicates.push({ prefix: key[2] ?? '', name: key[1] ?? key[3]!, value: key[4] ?? key[5] ?? '' });
      } else if (index) predicates.push({ prefix: '', name: '', value: index[1]! });
      else break;
    }
    steps.push({ prefix: step[1] ?? '', name: step[2]!, predicates });
  }
  return steps.length > 0 ? steps : undefined;
}

/** Writes steps with the prefix `qualify` gives each; an empty prefix is left out. */
function write(
  steps: readonly InstanceStep[],
  qualify: (module: string, parent: string, key: boolean) => string,
) {
  let parent = '';
  let out = '';
  const put = (prefix: string, name: string) => (prefix === '' ? name : `${prefix}:${name}`);
  for (const { prefix: module, name, predicates } of steps) {
    out += `/${put(qualify(module, parent, false), name)}`;
    for (const { name: key, value } of predicates) {
      const left = key === '.' ? '.' : put(qualify(module, module, true), key);
      out += key === '' ? `[${value}]` : `[${left}=${quoted(value)}]`;
    }
    parent = module;
  }
  return out;
}

function quoted(value: string): string {
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}

/** Fills in the module of each step from the step before it (RFC 7951 section 6.11). */
function inherited(steps: readonly InstanceStep[]): InstanceStep[] | undefined {
  let module = '';
  const out: InstanceStep[] = [];
  for (const step of steps) {
    module = step.prefix || module;
    if (module === '') return undefined;
    out.push({ ...step, prefix: module });
  }
  return out;
}

/** The steps of a canonical value, every one with its module name. */
export function instanceSteps(value: string): readonly InstanceStep[] {
  return inherited(parseInstance(value) ?? []) ?? [];
}

const canonical = (steps: readonly InstanceStep[]): string =>
  write(steps, (module, parent) => (module === parent ? '' : module));

/**
 * Whether predicates are as RFC 7950 section 14 has them: keys, each once, or one value of a leaf-list, or one
 * position; `own` says of the prefix of a key whether it is that of its list.
 */
function areAllowed(predicates: readonly InstancePredicate[], own: (prefix: string) => boolean): boolean {
  const keys = predicates.filter(({ name }) => name !== '' && name !== '.');
  if (keys.length === 0) return predicates.length <= 1;
  const names = new Set(keys.map(({ name }) => name));
  return names.size === predicates.length && keys.every(({ prefix }) => own(prefix));
}

export function instanceIdentifierCodec(f: Facets): Codec {
  const wrong = (value: unknown, why = "a path such as /m:list[key='v']/leaf was expected"): never => {
    throw new TypeMismatch(`${shown(value)} is not an instance-identifier: ${why}`);
  };
  return {
    usesPrefixes: true,
    parseText(text, prefixes) {
      const steps = parseInstance(text);
      if (!steps) return wrong(text);
      const resolved = steps.map((step) => {
        if (step.prefix === '') return wrong(text, `"${step.name}" needs a prefix`);
        const namespace = prefixes(step.prefix);
        const module = namespace === undefined ? undefined : f.moduleByNamespace?.(namespace);
        if (!module) return wrong(text, `prefix "${step.prefix}" names no module`);
        const own = (prefix: string) => prefix !== '' && prefixes(prefix) === namespace;
        return areAllowed(step.predicates, own)
          ? { ...step, prefix: module.name }
          : wrong(
              text,
              `the predicates of "${step.name}" are not of its keys, each once and with its prefix`,
            );
      });
      return canonical(resolved);
    },
    parseJson(value) {
      const steps = typeof value === 'string' ? parseInstance(value) : undefined;
      const whole = steps && inherited(steps);
      const allowed = whole?.every(({ prefix: own, predicates }) =>
        areAllowed(predicates, (prefix) => prefix === '' || prefix === own),
      );
      return allowed ? canonical(whole!) : wrong(value);
    },
    formatText: (value, prefixes) => write(instanceSteps(String(value)), (module) => prefixes(module)),
    tsType: () => 'string',
    jsonSchema: () => ({ type: 'string', pattern: '^\\s*/' }),
  };
}
