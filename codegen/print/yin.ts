/** Statements as YIN text (RFC 7950 section 13). */
import { argumentOf, findStatements, keywordOf, type Statement } from '../syntax/statement.ts';
import { YIN_ARGUMENTS, YIN_NAMESPACE, type YinArgument } from '../syntax/yin-names.ts';

/** Finds a module or submodule that a text imports, includes or belongs to. */
export type FindStatements = (name: string) => Statement | undefined;

/**
 * The YIN form of a module or submodule. Imported modules are asked for, as their namespaces and the arguments of
 * their extensions are part of it; an import that is not found leaves its extension statements out.
 */
export function printYin(top: Statement, find: FindStatements): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  new YinPrinter(top, find, lines).print();
  return `${lines.join('\n')}\n`;
}

class YinPrinter {
  readonly #top: Statement;
  readonly #lines: string[];
  readonly #find: FindStatements;
  /** The modules that prefixes stand for. */
  readonly #modules = new Map<string, Statement>();
  readonly #extensions = new Map<string, YinArgument | undefined>();

  constructor(top: Statement, find: FindStatements, lines: string[]) {
    this.#top = top;
    this.#find = find;
    this.#lines = lines;
    const [belongsTo] = findStatements(top, 'belongs-to');
    const own = belongsTo ? find(belongsTo.argument!) : top;
    if (own) this.#modules.set(argumentOf(belongsTo ?? top, 'prefix')!, own);
    for (const statement of findStatements(top, 'import')) {
      const imported = find(statement.argument!);
      if (imported) this.#modules.set(argumentOf(statement, 'prefix')!, imported);
    }
  }

  print(): void {
    const namespaces = [...this.#modules].map(
      ([prefix, module]) => ` xmlns:${prefix}="${escapeXml(argumentOf(module, 'namespace') ?? '')}"`,
    );
    this.#print(this.#top, '', ` xmlns="${YIN_NAMESPACE}"${namespaces.join('')}`);
  }

  #print(statement: Statement, indent: string, attributes = ''): void {
    const name = keywordOf(statement);
    const { prefix, argument, substatements } = statement;
    if (prefix !== undefined && !this.#modules.has(prefix)) return;
    const form = prefix === undefined ? YIN_ARGUMENTS.get(name) : this.#extensionArgument(statement);
    let start = `${indent}<${name}`;
    const inner = `${indent}  `;
    const element = form?.element === true && argument !== undefined;
    if (form && !element && argument !== undefined) start += ` ${form.name}="${escapeXml(argument)}"`;
    start += attributes;
    if (!element && substatements.length === 0) {
      this.#lines.push(`${start}/>`);
      return;
    }
    this.#lines.push(`${start}>`);
    if (element) {
      const tag = prefix === undefined ? form.name : `${prefix}:${form.name}`;
      this.#lines.push(`${inner}<${tag}>${escapeText(argument)}</${tag}>`);
    }
    for (const child of substatements) this.#print(child, inner);
    this.#lines.push(`${indent}</${name}>`);
  }

  #extensionArgument(statement: Statement): YinArgument | undefined {
    const name = keywordOf(statement);
    if (!this.#extensions.has(name)) {
      this.#extensions.set(
        name,
        this.#findExtension(this.#modules.get(statement.prefix!)!, statement.keyword),
      );
    }
    return this.#extensions.get(name);
  }

  #findExtension(module: Statement, name: string): YinArgument | undefined {
    const included = findStatements(module, 'include').flatMap(({ argument }) => this.#find(argument!) ?? []);
    for (const text of [module, ...included]) {
      const extension = findStatements(text, 'extension').find(({ argument }) => argument === name);
      const argument = extension && findStatements(extension, 'argument')[0];
      if (argument) {
        return { name: argument.argument!, element: argumentOf(argument, 'yin-element') === 'true' };
      }
    }
    return undefined;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** For attributes, whose line breaks and tabs would become spaces. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (char) => ENTITIES[char]!);
}

function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (char) => ENTITIES[char]!);
}
