/** Many questions to one yanglint, since its start is what takes time: modules, then documents. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Answer {
  readonly accepted: boolean;
  readonly messages: string;
  /** Of data that was accepted: the same with all defaults, as JSON. */
  readonly filled?: unknown;
}

export interface Questions {
  readonly modules: ReadonlyMap<string, string>;
  readonly features: readonly string[] | undefined;
  readonly type: 'config' | 'rpc';
  /** XML documents, asked about only if the modules are good. */
  readonly documents: readonly string[];
}

/** A directory to ask in. */
export class YanglintSession {
  readonly #directory = mkdtempSync(join(tmpdir(), 'sly-generated-'));

  close(): void {
    rmSync(this.#directory, { recursive: true });
  }

  /** One answer for the modules and one for each document; fewer when yanglint crashed. */
  ask({ modules, features, type, documents }: Questions): readonly Answer[] {
    const files = [...modules].map(([name, text]) => this.#write(`${name}.yang`, text));
    const chosen = features ? `-F a:${features.join(',')} ` : '';
    const commands = [`add ${chosen}${files.join(' ')}`];
    documents.forEach((document, i) => {
      rmSync(this.#path(`${i}.json`), { force: true });
      const how = type === 'config' ? `-t config -f json -d all -o ${i}.json` : '-t rpc';
      commands.push(`data ${how} ${this.#write(`${i}.xml`, `<!-- -->${document}`)}`);
    });
    const { stderr } = spawnSync('yanglint', [], {
      cwd: this.#directory,
      env: { ...process.env, HOME: this.#directory },
      input: commands.map((command) => `${command}\n${MARK}\n`).join(''),
      encoding: 'utf8',
      timeout: 5000,
    });
    return stderr
      .split(new RegExp(`.*Unknown command "${MARK}".*\n`))
      .slice(0, -1)
      .map((messages, i) => ({
        accepted: !(i === 0 ? /^libyang\[0\]|^YANGLINT\[E\]/m : /^YANGLINT\[E\]/m).test(messages),
        messages,
        filled: this.#read(`${i - 1}.json`),
      }));
  }

  #path(name: string): string {
    return join(this.#directory, name);
  }

  #write(name: string, text: string): string {
    writeFileSync(this.#path(name), text);
    return name;
  }

  #read(name: string): unknown {
    return existsSync(this.#path(name))
      ? JSON.parse(readFileSync(this.#path(name), 'utf8') || '{}')
      : undefined;
  }
}

/** No command of yanglint: its complaint about it ends what it said before. */
const MARK = 'end-of-answer';
