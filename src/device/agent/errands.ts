/**
 * What the agent asks for and is answered later: messages to other machines, files written and read. The answer is an event
 * with the number of the effect. Answers to what was asked in an earlier life of the device reach nobody.
 */
import {
  type AgentState,
  type Effect,
  type Event,
  parseAnswer,
  parseLicenseFile,
  renderDocument,
  type Signer,
  type Verifier,
} from '../../licensing/index.ts';
import type { FileResult } from '../flash/flash.ts';
import type { CommandFiles } from './command-files.ts';
import type { FaultyNetwork } from './faulty-network.ts';
import type { PostResult } from './network.ts';

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

export interface ErrandParts {
  readonly network: FaultyNetwork;
  readonly files: CommandFiles;
  readonly signer: Signer;
  readonly verifier: Verifier;
  /** Aborted when the device ends. */
  readonly ending: AbortSignal;
  /** Stores the agent's state, before anything that follows from it leaves the machine. Throws ProtocolError. */
  save(): void;
  /** Hears of what came of it. */
  note(event: Event): void;
}

const UNREACHED: PostResult = { ok: false, failure: { kind: 'connect' } };

export class Errands {
  readonly #parts: ErrandParts;
  #life = 0;

  constructor(parts: ErrandParts) {
    this.#parts = parts;
  }

  /** Another life begins: what is under way is for nobody any more. */
  forget(): void {
    this.#life++;
  }

  async send({ id, url, alternative, proxy, document }: Of<'send'>): Promise<void> {
    const { network, signer, verifier, ending, save, note } = this.#parts;
    const life = this.#life;
    const body = () => {
      save();
      return renderDocument(document, signer);
    };
    const post = (to: string) => network.post(to, body, ending, proxy).catch(() => UNREACHED);
    const first = await post(url);
    const unresolved = !first.ok && first.failure.kind === 'dns';
    const answer = unresolved && alternative !== undefined ? await post(alternative) : first;
    if (life !== this.#life) return;
    note({ type: 'comm-result', id, result: answer.ok ? parseAnswer(answer.body, verifier) : answer });
  }

  write({ id, path, document }: Of<'write-file'>): void {
    const { files, signer, note } = this.#parts;
    this.#then(files.write(path, renderDocument(document, signer)), (written) =>
      note({ type: 'file-written', id, ...(written.ok ? {} : { error: written.error }) }),
    );
  }

  read({ id, path }: Of<'read-file'>): void {
    const { files, verifier, note } = this.#parts;
    this.#then(files.read(path), (found: FileResult<Buffer>) => {
      if (!found.ok) return note({ type: 'file-read', id, result: found });
      const file = parseLicenseFile(found.value.toString('utf8'), verifier);
      note({
        type: 'file-read',
        id,
        result: file ? { ok: true, file } : { ok: false, error: 'not-xml' },
      });
    });
  }

  /** Goes on with a result when it is there: at once, but for files elsewhere. */
  #then<T extends object>(result: T | Promise<T>, next: (result: T) => void): void {
    const life = this.#life;
    if (!(result instanceof Promise)) next(result);
    else {
      void this.#parts.network.during(result).then((later) => {
        if (life === this.#life) next(later);
      });
    }
  }
}

type Pending = AgentState['pending'][number];

/** What each waits for, where that is no answer of another machine. */
const FILES: Readonly<Partial<Record<Pending['kind'], 'file-read' | 'file-written'>>> = {
  import: 'file-read',
  reservation: 'file-read',
  'reservation-return': 'file-read',
  'save-usage': 'file-written',
  'save-request': 'file-written',
  'save-return': 'file-written',
};

/** The event that ends what nobody will answer any more. */
export function unanswered({ id, kind }: Pending): Event {
  switch (FILES[kind]) {
    case 'file-read':
      return { type: 'file-read', id, result: { ok: false, error: 'unreadable' } };
    case 'file-written':
      return { type: 'file-written', id, error: 'unwritable' };
    default:
      return { type: 'comm-result', id, result: { ok: false, failure: { kind: 'timeout' } } };
  }
}
