/**
 * The agent at work: it takes events one after the other, keeps the state before anything follows from it, and
 * carries the effects out. Whoever gave a command hears of it when the agent replies.
 */
import { ProtocolError } from '../../data/error.ts';
import type { Storage } from '../../datastore/contract.ts';
import {
  type AgentState,
  activeUnit,
  type Command,
  completeState,
  type Effect,
  type Event,
  type Identity,
  NEVER,
  type Notification,
  nextTimer,
  type Signer,
  type SystemMessage,
  step,
  udiText,
  type Verifier,
} from '../../licensing/index.ts';
import type { DeviceClock } from '../device-clock.ts';
import type { Flash } from '../flash/flash.ts';
import type { RemoteFiles } from '../flash/remote.ts';
import { Alarm } from './alarm.ts';
import { CommandFiles } from './command-files.ts';
import { Errands, unanswered } from './errands.ts';
import { EventQueue, type Queued } from './event-queue.ts';
import type { FaultyNetwork } from './faulty-network.ts';
import type { HeldFiles } from './held-files.ts';
import type { Journal } from './journal.ts';
import { KeptState } from './kept-state.ts';
import { type CommandResult, Waiting } from './waiting.ts';

export interface RuntimeParts {
  readonly clock: DeviceClock;
  readonly storage: Storage;
  readonly flash: Flash;
  readonly remote: RemoteFiles;
  readonly network: FaultyNetwork;
  readonly signer: Signer;
  readonly verifier: Verifier;
  readonly identity: Identity;
  readonly journal: Journal;
  log(message: SystemMessage): void;
  notify(notification: Notification): void;
  /** Restarts the device, as the agent wants it. */
  reload(reason: string): void;
  /** Another unit speaks for the device. */
  tookOver(): void;
  /** Something could not be done, and nobody waits for it. */
  failed(error: unknown): void;
}

/** How long the device waits, in milliseconds, before it tries again to keep what it could not. */
const RETRY = 60_000;

export class AgentRuntime {
  readonly #parts: RuntimeParts;
  readonly #waiting = new Waiting();
  readonly #alarm: Alarm;
  readonly #queue = new EventQueue((event) => this.#take(event));
  readonly #ending = new AbortController();
  readonly #kept: KeptState;
  readonly #files: CommandFiles;
  readonly #errands: Errands;
  /** When the device of the process before went down; undefined when that makes no difference. */
  #down: number | undefined;
  #closed = false;
  #commands = 0;

  constructor(parts: RuntimeParts) {
    this.#parts = parts;
    this.#kept = new KeptState(parts.storage, parts.identity, () => parts.clock.now());
    this.#down = this.#kept.lastSeen;
    this.#alarm = new Alarm(parts.clock);
    this.#files = new CommandFiles(parts.flash, parts.remote, this.ending);
    const { network, signer, verifier } = parts;
    this.#errands = new Errands({
      ...{ network, signer, verifier, files: this.#files, ending: this.ending },
      save: () => this.#kept.save(),
      note: (event) => this.note(event),
    });
    // Timers are dates: set the clock, and some of them may be due.
    parts.clock.onSet(() => {
      this.#alarm.clear();
      if (this.state.booted !== NEVER) this.note({ type: 'timer' });
    });
  }

  get state(): AgentState {
    return this.#kept.value;
  }

  /** Aborted when the device ends: gives up what is under way. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  get signer(): Signer {
    return this.#parts.signer;
  }

  get flash(): Flash {
    return this.#files.flash;
  }

  /** Files of requests, which commands name like any other. */
  get held(): HeldFiles {
    return this.#files.held;
  }

  /**
   * Takes an event; on return its effects are carried out, but for answers from other machines. Throws ProtocolError when
   * the state cannot be stored: then nothing has happened.
   */
  dispatch(event: Event): void {
    const { taken, error } = this.#add({ event, lasting: false });
    if (error && !taken) throw error;
  }

  /** Takes what has happened whatever becomes of it. While the state cannot be stored it waits, with all that follows. */
  note(event: Event): void {
    this.#add({ event, lasting: true });
  }

  /** Gives a command and resolves when the agent replies. */
  command(command: Command): Promise<CommandResult> {
    const id = `${this.#parts.clock.now()}-${++this.#commands}`;
    const answered = this.#waiting.for(id);
    this.#add({ event: { type: 'command', id, command }, lasting: false });
    if (this.#closed) this.#waiting.reply(id, 'shuttingdown');
    return answered;
  }

  #add(queued: Queued): ReturnType<EventQueue['add']> {
    if (this.#closed) return { taken: true, error: undefined };
    const result = this.#queue.add(queued);
    if (!this.#queue.isBusy) this.#afterwards(result.error);
    return result;
  }

  /** Nobody who asked is left waiting for a state that is not there. */
  #afterwards(error: ProtocolError | undefined): void {
    if (error) {
      this.#parts.failed(error);
      this.#waiting.replyAll('storagefailtostore');
    }
    this.#arm();
  }

  /** Puts another state in place of the present one; what was asked before is answered, what was sent is given up. */
  replace(given: AgentState): void {
    const state = completeState(given);
    this.#errands.forget();
    this.#waiting.replyAll('shuttingdown');
    this.#keep(state);
    this.#alarm.clear();
    for (const pending of state.pending) this.note(unanswered(pending));
    this.#arm();
  }

  close(): void {
    if (!this.#closed) this.#attempt(() => this.#kept.see());
    this.#closed = true;
    this.#alarm.clear();
    this.#ending.abort();
    this.#waiting.replyAll('shuttingdown');
  }

  /**
   * Runs work, such as moving time by a year, during which the state is not saved after every event, but before a
   * message leaves for another machine, a file is written, somebody is answered, and at the end.
   */
  saveSeldom<T>(work: () => Promise<T>): Promise<T> {
    return this.#kept.saveSeldom(work);
  }

  /** Whether all is stored that was to be stored later. */
  #saved(): boolean {
    return this.#attempt(() => this.#kept.save());
  }

  /** Whether something could be stored that nobody waits for. */
  #attempt(store: () => void): boolean {
    try {
      store();
      return true;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#parts.failed(error);
      return false;
    }
  }

  /** The first start of the process: the device was off before. */
  #powerOn(event: Event): Event {
    const down = this.#down;
    return event.type === 'boot' && down !== undefined ? { down, ...event } : event;
  }

  #take(given: Event): void {
    const { clock, journal } = this.#parts;
    const now = clock.now();
    const event = this.#powerOn(given);
    journal.record(now, 'event', event);
    const { state, effects } = step(this.state, event, now);
    if (state !== this.state) this.#keep(state);
    for (const effect of effects) {
      journal.record(now, 'effect', effect);
      // The event is kept: what cannot be stored now must not undo it.
      this.#attempt(() => this.#carryOut(effect));
    }
    // A restart ends what was asked before it.
    if (event.type !== 'boot') return;
    this.#down = undefined;
    this.#waiting.replyAll('shuttingdown');
  }

  #keep(state: AgentState): void {
    const before = activeUnit(this.state);
    const after = activeUnit(state);
    this.#kept.keep(state);
    if (after !== before && udiText(after) !== udiText(before)) {
      this.#attempt(() => this.#parts.tookOver());
    }
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
        if (!this.#saved()) return this.#waiting.reply(effect.command, 'storagefailtostore');
        return this.#waiting.reply(effect.command, effect.code, effect.output);
      case 'send':
        void this.#errands.send(effect);
        return;
      case 'write-file':
        if (this.#saved()) return this.#errands.write(effect);
        return this.note({ type: 'file-written', id: effect.id, error: 'unwritable' });
      case 'read-file':
        return this.#errands.read(effect);
    }
  }

  /** Asks to be woken when the agent wants it, or when there may be room for what could not be stored. */
  #arm(): void {
    if (this.#queue.isStuck) {
      const again = this.#parts.clock.now() + RETRY;
      this.#alarm.set(again, () => this.#afterwards(this.#queue.run()));
    } else this.#alarm.set(nextTimer(this.state), () => this.note({ type: 'timer' }));
  }
}
