/** The agent's state and its copy in the storage: written before anything follows from it. */
import type { JsonValue } from '../../../codegen/index.ts';
import type { Storage } from '../../datastore/contract.ts';
import { type AgentState, completeState, type Identity, initialState, NEVER } from '../../licensing/index.ts';

const STORAGE_KEY = 'licensing-agent';
/** When the device was last known to run, while its evaluation counts: absence is no use. */
const SEEN_KEY = 'licensing-agent-seen';

export class KeptState {
  readonly #storage: Storage;
  readonly #now: () => number;
  /** When the device of the process before went down; undefined when that makes no difference. */
  readonly lastSeen: number | undefined;
  #value: AgentState;
  #holding = false;
  #unsaved = false;

  constructor(storage: Storage, identity: Identity, now: () => number) {
    this.#storage = storage;
    this.#value = restore(storage.get(STORAGE_KEY)) ?? initialState(identity);
    this.#now = now;
    const seen = storage.get(SEEN_KEY);
    this.lastSeen = isEvaluating(this.#value) && typeof seen === 'number' ? seen : undefined;
  }

  get value(): AgentState {
    return this.#value;
  }

  /** Throws ProtocolError when it cannot be stored, and keeps the state that was. */
  keep(state: AgentState): void {
    if (this.#holding) this.#unsaved = true;
    else this.#store(state);
    this.#value = state;
  }

  /** Stores what was not stored at once; throws as above. */
  save(): void {
    if (this.#unsaved) this.#store(this.#value);
  }

  /** Runs work during which only `save` stores, which is called at the end at the latest. */
  async saveSeldom<T>(work: () => Promise<T>): Promise<T> {
    this.#holding = true;
    try {
      return await work();
    } finally {
      this.#holding = false;
      this.save();
    }
  }

  /** Notes that the device runs. */
  see(): void {
    if (isEvaluating(this.#value)) this.#storage.set(SEEN_KEY, this.#now());
  }

  #store(state: AgentState): void {
    const storage = this.#storage;
    const store = () => storage.set(STORAGE_KEY, state as unknown as JsonValue);
    if (!isEvaluating(state)) store();
    else {
      storage.transaction(() => {
        store();
        storage.set(SEEN_KEY, this.#now());
      });
    }
    this.#unsaved = false;
  }
}

function isEvaluating({ earlier }: AgentState): boolean {
  return (earlier?.evaluating ?? NEVER) !== NEVER;
}

/** The stored state, if it is of a layout this release reads. */
function restore(value: JsonValue | undefined): AgentState | undefined {
  const state = value as unknown as AgentState | undefined;
  return state?.layout === 1 ? completeState(state) : undefined;
}
