import { type ErrorTag, ProtocolError } from '../../data/error.ts';
import type { XmlElement } from '../../data/xml/element.ts';

/** The parameters of an operation: the child elements of the element that names it (RFC 6241 section 7). */
export class Parameters {
  readonly operation: XmlElement;
  private readonly path: readonly string[];
  private readonly found = new Map<string, XmlElement>();

  /**
   * Takes the children by name: `names` in the namespace of the operation, `foreign` in their own. Throws
   * ProtocolError for an element that is neither, for one without namespace, and for one given twice.
   */
  constructor(
    operation: XmlElement,
    names: readonly string[],
    foreign: Readonly<Record<string, string>> = {},
    path: readonly string[] = [operation.name],
  ) {
    this.operation = operation;
    this.path = path;
    for (const child of operation.children) {
      const { name, ns } = child;
      const known = ns === operation.ns ? names.includes(name) : ns !== '' && foreign[name] === ns;
      if (!known)
        throw this.error('unknown-element', `${operation.name} has no parameter ${described(child)}`, name);
      if (this.found.has(name)) throw this.error('bad-element', `${name} is given twice`, name);
      this.found.set(name, child);
    }
  }

  get(name: string): XmlElement | undefined {
    return this.found.get(name);
  }

  required(name: string): XmlElement {
    const element = this.found.get(name);
    if (!element) throw this.error('missing-element', `${this.operation.name} needs ${name}`, name);
    return element;
  }

  /** Text of a parameter without the white space around it; undefined when it is not given. */
  text(name: string): string | undefined {
    return this.found.get(name)?.text.trim();
  }

  /** One of the words allowed, or undefined when it is not given. */
  word<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if ((allowed as readonly string[]).includes(text)) return text as T;
    throw this.invalid(name, `${name} is one of ${allowed.join(', ')}, not "${text.slice(0, 80)}"`);
  }

  /** A whole number from 1 to 4294967295, or undefined when it is not given. */
  positive(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^\+?\d{1,10}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= 4294967295) return value;
    throw this.invalid(name, `${name} is a number from 1 to 4294967295, not "${text.slice(0, 80)}"`);
  }

  invalid(name: string, message: string): ProtocolError {
    const rpcPath = [...this.path, name];
    return new ProtocolError('invalid-value', message, {
      type: 'protocol',
      rpcPath,
      info: { 'bad-element': name },
    });
  }

  error(tag: ErrorTag, message: string, badElement?: string): ProtocolError {
    return new ProtocolError(tag, message, {
      type: 'protocol',
      rpcPath: this.path,
      ...(badElement === undefined ? {} : { info: { 'bad-element': badElement } }),
    });
  }
}

const described = ({ name, ns }: XmlElement) =>
  ns === '' ? `${name} without a namespace: declare xmlns on it` : `${name} in "${ns}"`;
