/** The `fields` query parameter (RFC 8040 section 4.8.3): `a;b(c;d/e);m:f`, relative to the target resource. */
import type { DataNode, ParentNode, Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../error.ts';
import type { InstancePath } from '../path/instance-path.ts';
import { pickAt } from './path-selection.ts';
import { type Pick, PickBuilder, WHOLE } from './pick.ts';
import { PickSelection } from './pick-selection.ts';
import type { Selection } from './selection.ts';

/** Expressions may nest; hostile ones must not exhaust the stack. */
const MAX_NESTING = 64;

/** Throws ProtocolError `invalid-value` for expressions that are malformed or name unknown nodes. */
export function fieldsSelection(schema: Schema, path: InstancePath, text: string): Selection {
  const target = path.at(-1)?.node ?? schema.root;
  if (!('byLocalName' in target)) throw wrong(text, `${target.name} has no fields`);
  const pick = pickAt(schema, path, new FieldsParser(text).parse(target));
  return new PickSelection(pick ? [pick] : []);
}

function wrong(text: string, why: string): ProtocolError {
  return new ProtocolError('invalid-value', `fields "${text}": ${why}`, { type: 'protocol' });
}

const NAME = /(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)/y;

class FieldsParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(target: ParentNode): Pick {
    const pick = this.#list(target);
    if (this.#at < this.#text.length) this.#fail(`unexpected "${this.#text[this.#at]}"`);
    return pick;
  }

  /** `expr *(";" expr)` */
  #list(parent: ParentNode): Pick {
    if (++this.#depth > MAX_NESTING) this.#fail('nested too deep');
    const builder = new PickBuilder(parent);
    do {
      const { node, pick } = this.#path(parent);
      builder.want(node, pick);
    } while (this.#take(';'));
    this.#depth--;
    return builder.build();
  }

  /** `name *("/" name) ["(" list ")"]` */
  #path(parent: ParentNode): { node: DataNode; pick: Pick } {
    if (++this.#depth > MAX_NESTING) this.#fail('nested too deep');
    const node = this.#name(parent);
    let pick = WHOLE;
    if (this.#take('/')) {
      const inner = this.#parentOf(node);
      const step = this.#path(inner);
      pick = new PickBuilder(inner).want(step.node, step.pick).build();
    } else if (this.#take('(')) {
      pick = this.#list(this.#parentOf(node));
      if (!this.#take(')')) this.#fail('")" is missing');
    }
    this.#depth--;
    return { node, pick };
  }

  #parentOf(node: DataNode): ParentNode {
    if (node.kind === 'container' || node.kind === 'list') return node;
    return this.#fail(`${node.name} has no fields`);
  }

  #name(parent: ParentNode): DataNode {
    NAME.lastIndex = this.#at;
    const match = NAME.exec(this.#text);
    if (!match) return this.#fail(`a name was expected at ${this.#at + 1}`);
    this.#at = NAME.lastIndex;
    const [whole, module, name] = match;
    const nodes = parent.byLocalName.get(name!) ?? [];
    if (module !== undefined) {
      const found = nodes.find((node) => node.module.name === module);
      return found ?? this.#fail(`unknown element: ${whole}`);
    }
    const own = parent.kind === 'root' ? undefined : nodes.find((node) => node.module === parent.module);
    if (own) return own;
    if (nodes.length === 1) return nodes[0]!;
    return this.#fail(`${nodes.length === 0 ? 'unknown element' : 'module needed'}: ${whole}`);
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #fail(why: string): never {
    throw wrong(this.#text, why);
  }
}
