/** Names as written in XML, divided at the colon. Those met before are kept, as messages use the same few. */

export interface XmlName {
  /** Empty when there is none. */
  readonly prefix: string;
  /** Local name. */
  readonly name: string;
}

const MAX_KNOWN = 4096;
const MAX_LENGTH = 100;

const known = new Map<string, XmlName>();

/** Divides a name; undefined when it is none of Namespaces in XML, such as `a:b:c`. */
export function divideName(written: string): XmlName | undefined {
  return known.get(written) ?? newName(written);
}

function newName(written: string): XmlName | undefined {
  const colon = written.indexOf(':');
  const last = written.length - 1;
  if (colon === 0 || (colon > 0 && (colon === last || written.indexOf(':', colon + 1) > 0))) return undefined;
  if (written.length > MAX_LENGTH) return divided(written, colon);
  if (known.size >= MAX_KNOWN) known.clear();
  // As the name of a member it is a text of its own: parts of a document would keep the whole of it in memory.
  const [own] = Object.keys({ [written]: true });
  const name = divided(own!, colon);
  known.set(own!, name);
  return name;
}

function divided(written: string, colon: number): XmlName {
  return { prefix: colon < 0 ? '' : written.slice(0, colon), name: written.slice(colon + 1) };
}
