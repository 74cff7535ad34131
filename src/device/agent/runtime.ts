/**
 * The agent at work: it takes events one after the other, keeps the state before anything follows from it, and
 * carries the effects out. Whoever gave a command hears of it when the agent replies.
 */
import type { JsonValue } from '../../../codegen/index.ts';
import type { Storage } from '../../datastore/contract.ts';
import {
  type AgentState,
  type Command,
  type CommandOutput,
  type Effect,
  type ErrorCode,
  type Event,
  type FileFailure,
  type Identity,
  initialState,
  type LicenseDocument,
  NEVER,
  type Notification,
  nextTimer,
  parseAnswer,
  parseLicenseFile,
  renderDocument,
  type Signer,
  type SystemMessage,
  step,
  type Verifier,
} from '../../licensing/index.ts';
import type { DeviceClock } from '../device-clock.ts';
import { type FileResult, type Flash, parsePath } from '../flash/flash.ts';
import { parseUrl, readRemote, writeRemote } from '../flash/remote.ts';
import type { FaultyNetwork } from './faulty-network.ts';
import { HeldFiles } from './held-files.ts';
import type { Journal } from './journal.ts';
import type { PostResult } from './network.ts';

export interface CommandResult {
  readonly code: ErrorCode;
  readonly output: CommandOutput;
}

export interface RuntimeParts {
  readonly clock: DeviceClock;
  readonly storage: Storage;
  readonly flash: Flash;
  readonly network: FaultyNetwork;
  readonly signer: Signer;
  readonly verifier: Verifier;
  readonly identity: Identity;
  readonly journal: Journal;
  log(message: SystemMessage): void;
  notify(notification: Notification): void;
  /** Restarts the device, as the agent wants it. */
  reload(reason: string): void;
}

/** Where the state is kept. */
const STORAGE_KEY = 'licensing-agent';

/** When the device was last known to run, while its evaluation counts: absence is no use. */
const SEEN_KEY = 'licensing-agent-seen';

const UNREACHED: PostResult = { ok: false, failure: { kind: 'connect' } };

export class AgentRuntime {
  readonly #parts: RuntimeParts;
  readonly #waiting = new Map<string, (result: CommandResult) => void>();
  readonly #queue: Event[] = [];
  readonly #ending = new AbortController();
  /** Files of requests, which commands name like any other. */
  readonly held = new HeldFiles();
  #state: AgentState;
  #busy = false;
  #closed = false;
  #commands = 0;
  #cancelTimer = () => {};
  #timer: number | undefined;
  #holding = false;
  #unsaved = false;
  /** When the device of the process before went down; undefined when that makes no difference. */
  #down: number | undefined;
  /** Counts the states that came from outside: answers to messages of an earlier one reach nobody. */
  #life = 0;

  constructor(parts: RuntimeParts) {
    this.#parts = parts;
    this.#state = restore(parts.storage.get(STORAGE_KEY)) ?? initialState(parts.identity);
    const seen = parts.storage.get(SEEN_KEY);
    this.#down = this.#isEvaluating && typeof seen === 'number' ? seen : undefined;
    // Timers are dates: set the clock, and some of them may be due.
    parts.clock.onSet(() => {
      this.#disarm();
      if (this.#state.booted !== NEVER) this.dispatch({ type: 'timer' });
    });
  }

  get state(): AgentState {
    return this.#state;
  }

  /** Aborted when the device ends: gives up what is under way. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  get signer(): Signer {
    return this.#parts.signer;
  }

  get flash(): Flash {
    return this.#parts.flash;
  }

  /** Takes an event; on return its effects are carried out, but for answers from other machines. */
  dispatch(event: Event): void {
    if (this.#closed) return;
    this.#queue.push(event);
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#take(next);
    } finally {
      this.#busy = false;
    }
    this.#arm();
  }

  /** Gives a command and resolves when the agent replies. */
  command(command: Command): Promise<CommandResult> {
    const id = `${this.#parts.clock.now()}-${++this.#commands}`;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.dispatch({ type: 'command', id, command });
      if (this.#closed) this.#reply(id, 'shuttingdown');
    });
  }

  /** Puts another state in place of the present one; what was asked before is answered, what was sent is given up. */
  replace(state: AgentState): void {
    this.#life++;
    this.#answerAll();
    this.#keep(state);
    this.#disarm();
    for (const { id, kind } of state.pending) this.#giveUp(id, kind);
    this.#arm();
  }

  /** Ends what an earlier life waited for: nobody will answer any more. */
  #giveUp(id: number, kind: AgentState['pending'][number]['kind']): void {
    const failure = { ok: false, failure: { kind: 'timeout' } } as const;
    if (kind === 'import')
      this.dispatch({ type: 'file-read', id, result: { ok: false, error: 'unreadable' } });
    else if (kind.startsWith('save-')) this.dispatch({ type: 'file-written', id, error: 'unwritable' });
    else this.dispatch({ type: 'comm-result', id, result: failure });
  }

  close(): void {
    if (!this.#closed) this.#see();
    this.#closed = true;
    this.#cancelTimer();
    this.#ending.abort();
    this.#answerAll();
  }

  #answerAll(): void {
    for (const id of [...this.#waiting.keys()]) this.#reply(id, 'shuttingdown');
  }

  /**
   * Runs work, such as moving time by a year, during which the state is not saved after every event, but before a
   * message leaves for another machine, a file is written, somebody is answered, and at the end.
   */
  async saveSeldom<T>(work: () => Promise<T>): Promise<T> {
    this.#holding = true;
    try {
      return await work();
    } finally {
      this.#holding = false;
      this.#save();
    }
  }

  #keep(state: AgentState): void {
    this.#state = state;
    this.#unsaved = true;
    if (!this.#holding) this.#save();
  }

  /** The first start of the process: the device was off before. */
  #powerOn(event: Extract<Event, { type: 'boot' }>): Event {
    const down = this.#down;
    this.#down = undefined;
    return down === undefined ? event : { down, ...event };
  }

  #save(): void {
    if (!this.#unsaved) return;
    this.#parts.storage.set(STORAGE_KEY, this.#state as unknown as JsonValue);
    this.#see();
    this.#unsaved = false;
  }

  #see(): void {
    if (this.#isEvaluating) this.#parts.storage.set(SEEN_KEY, this.#parts.clock.now());
  }

  get #isEvaluating(): boolean {
    return (this.#state.earlier?.evaluating ?? NEVER) !== NEVER;
  }

  #take(given: Event): void {
    const { clock, journal } = this.#parts;
    const now = clock.now();
    const event = given.type === 'boot' ? this.#powerOn(given) : given;
    journal.record(now, 'event', event);
    const { state, effects } = step(this.#state, event, now);
    if (state !== this.#state) this.#keep(state);
    for (const effect of effects) {
      journal.record(now, 'effect', effect);
      this.#carryOut(effect);
    }
    // A restart ends what was asked before it.
    if (event.type === 'boot') this.#answerAll();
  }

  #carryOut(effect: Effect) {
    switch (effect.type) {
      case 'log':
        return this.#parts.log(effect.message);
      case 'notify':
        return this.#parts.notify(effect.notification);
      case 'reload':
        return this.#parts.reload(effect.reason);
      case 'reply':
        this.#save();
        return this.#reply(effect.command, effect.code, effect.output);
      case 'send':
        void this.#send(effect);
        return;
      case 'write-file':
        return this.#write(effect.id, effect.path, effect.document);
      case 'read-file':
        return this.#read(effect.id, effect.path);
    }
  }

  #reply(id: string, code: ErrorCode, output: CommandOutput = {}) {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.({ code, output });
  }

  async #send({ id, url, alternative, proxy, document }: Extract<Effect, { type: 'send' }>): Promise<void> {
    const { network, signer, verifier } = this.#parts;
    const life = this.#life;
    const body = () => {
      this.#save();
      return renderDocument(document, signer);
    };
    const post = (to: string) => network.post(to, body, this.#ending.signal, proxy).catch(() => UNREACHED);
    const first = await post(url);
    const unresolved = !first.ok && first.failure.kind === 'dns';
    const answer = unresolved && alternative !== undefined ? await post(alternative) : first;
    if (life !== this.#life) return;
    this.dispatch({
      type: 'comm-result',
      id,
      result: answer.ok ? parseAnswer(answer.body, verifier) : answer,
    });
  }

  #write(id: number, text: string, document: LicenseDocument) {
    const { flash, signer } = this.#parts;
    this.#save();
    const url = parseUrl(text);
    const content = renderDocument(document, signer);
    const written = ({ ok, error }: { readonly ok: boolean; readonly error?: FileFailure }) =>
      this.dispatch({ type: 'file-written', id, ...(ok || !error ? {} : { error }) });
    if (url) return this.#later(writeRemote(url, content, this.#ending.signal), written);
    const path = parsePath(text);
    const flashed = () => (path ? flash.write(path, content) : { ok: false, error: 'bad-path' as const });
    written(this.held.write(text, content) ?? flashed());
  }

  #read(id: number, text: string) {
    const url = parseUrl(text);
    const read = (found: FileResult<Buffer>) => {
      if (!found.ok) return this.dispatch({ type: 'file-read', id, result: found });
      const file = parseLicenseFile(found.value.toString('utf8'), this.#parts.verifier);
      this.dispatch({
        type: 'file-read',
        id,
        result: file ? { ok: true, file } : { ok: false, error: 'not-xml' },
      });
    };
    if (url) return this.#later(readRemote(url, this.#ending.signal), read);
    const path = parsePath(text);
    const flashed = (): FileResult<Buffer> =>
      path ? this.#parts.flash.read(path) : { ok: false, error: 'bad-path' };
    read(this.held.read(text) ?? flashed());
  }

  /** Goes on with a result when it is there, unless the state it is for is gone by then. */
  #later<T>(work: Promise<T>, next: (result: T) => void): void {
    const life = this.#life;
    void this.#parts.network.during(work).then((result) => {
      if (life === this.#life) next(result);
    });
  }

  /** Asks to be woken when the agent wants it; keeps the timer that is set when it is the right one. */
  #arm(): void {
    const next = nextTimer(this.#state);
    if (next === this.#timer) return;
    this.#disarm();
    this.#timer = next;
    if (next === undefined) return;
    this.#cancelTimer = this.#parts.clock.schedule(next, () => {
      this.#timer = undefined;
      this.dispatch({ type: 'timer' });
    });
  }

  #disarm(): void {
    this.#cancelTimer();
    this.#cancelTimer = () => {};
    this.#timer = undefined;
  }
}

/** The stored state, if it is of a layout this release reads. */
function restore(value: JsonValue | undefined): AgentState | undefined {
  const state = value as unknown as AgentState | undefined;
  return state?.layout === 1 ? state : undefined;
}
