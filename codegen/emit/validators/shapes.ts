import type { DataNode } from '../../schema/model.ts';
import type { LeafType } from '../../types/type.ts';
import { checkableSchema } from '../json-schema/checkable.ts';
import { isComplete, isRequired, type ObjectNode } from '../typescript/module-types.ts';
import { memberName, quoted } from '../typescript/text.ts';

/** Literals shorter than that are written where they are needed. */
const shortLiteral = 24;

/** Shapes of nodes as literals in JavaScript, equal ones once. */
export class Shapes {
  /** Declarations, each after those it refers to. */
  readonly declarations: string[] = [];
  readonly #byLiteral = new Map<string, string>();
  readonly #objects = new Map<ObjectNode, string>();

  /** What to write for the shape of an object. */
  object(node: ObjectNode): string {
    let shape = this.#objects.get(node);
    if (shape === undefined) {
      shape = this.members(node.dataChildren, isComplete(node));
      this.#objects.set(node, shape);
    }
    return shape;
  }

  members(children: readonly DataNode[], complete: boolean): string {
    const members = children.map((child) => `${ownName(child.jsonName)}:${this.#member(child)}`);
    const required = children.filter((child) => isRequired(child, complete)).map(({ jsonName }) => jsonName);
    const end = required.length > 0 ? `,required:[${required.map(quoted).join(',')}]` : '';
    return this.#named(`{members:{${members.join(',')}}${end}}`);
  }

  #member(node: DataNode): string {
    switch (node.kind) {
      case 'container':
        return this.object(node);
      case 'list':
        return `[${this.object(node)}]`;
      case 'leaf':
        return this.#type(node.type);
      case 'leaf-list':
        return `[${this.#type(node.type)}]`;
      default:
        return '{}';
    }
  }

  #type(type: LeafType): string {
    const entries = Object.entries(checkableSchema(type)).map(([key, value]) => `${key}:${literal(value)}`);
    return this.#named(`{${entries.join(',')}}`);
  }

  #named(text: string): string {
    if (text.length <= shortLiteral) return text;
    let name = this.#byLiteral.get(text);
    if (name === undefined) {
      name = `s${this.#byLiteral.size + 1}`;
      this.#byLiteral.set(text, name);
      this.declarations.push(`const ${name}=${text};\n`);
    }
    return name;
  }
}

const literal = (value: unknown): string => quoted(value as string);

/** In a literal, `__proto__` would be the object it is derived from. */
const ownName = (name: string): string => (name === '__proto__' ? '["__proto__"]' : memberName(name));
