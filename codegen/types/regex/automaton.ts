/**
 * Matching in time linear in the text, whatever the pattern: the pattern becomes a nondeterministic automaton, of
 * which the deterministic one is made state by state as texts need it.
 */
import type { CharacterSet, RegexNode } from './ast.ts';
import { setSource } from './source.ts';

type Test = (point: number) => boolean;

/** Reads a character, goes on at two places, or accepts. */
type Instruction =
  | { readonly kind: 'read'; readonly test: Test; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'accept' };

/** A state of the deterministic automaton: the `read` instructions it stands at. */
interface State {
  readonly reads: readonly number[];
  readonly accepts: boolean;
  readonly next: Map<number, State>;
}

/** Own limits: instructions of one automaton, and deterministic states kept. */
const MAX_INSTRUCTIONS = 50_000;
const MAX_STATES = 2_000;
/** Steps on characters from here on are not kept: there are too many of them. */
const MAX_KEPT = 0x250;

/** Of so many places or more a state is put in order by a look at all of them, not by sorting. */
const FEW = 200;

class TooLarge extends Error {}

export class Automaton {
  readonly #program: Instruction[] = [{ kind: 'accept' }];
  readonly #sets = new Map<string, Test>();
  readonly #start: State;
  readonly #states = new Map<string, State>();

  constructor(node: RegexNode) {
    this.#start = this.#state([this.#compile(node, 0)]);
  }

  matches(text: string): boolean {
    let state = this.#start;
    for (let i = 0; i < text.length; i++) {
      if (state.reads.length === 0) return false;
      const point = text.codePointAt(i)!;
      if (point > 0xffff) i++;
      let next = state.next.get(point);
      if (!next) {
        next = this.#step(state, point);
        if (point < MAX_KEPT) state.next.set(point, next);
      }
      state = next;
    }
    return state.accepts;
  }

  /** Lets go of all states but the start; one in use stays valid until its match ends. */
  #forget(): void {
    this.#states.clear();
    this.#start.next.clear();
  }

  #add(instruction: Instruction): number {
    if (this.#program.length >= MAX_INSTRUCTIONS) throw new TooLarge();
    return this.#program.push(instruction) - 1;
  }

  /** Adds instructions for a node that go on at `next`; gives where they start. */
  #compile(node: RegexNode, next: number): number {
    switch (node.kind) {
      case 'set':
        return this.#add({ kind: 'read', test: this.#test(node.set), next });
      case 'sequence':
        return node.items.reduceRight((after, item) => this.#compile(item, after), next);
      case 'alternatives':
        return this.#add({ kind: 'split', next: node.options.map((option) => this.#compile(option, next)) });
      case 'repeat': {
        let at = next;
        if (node.max === Number.POSITIVE_INFINITY) {
          const ways: number[] = [next];
          at = this.#add({ kind: 'split', next: ways });
          ways.push(this.#compile(node.item, at));
        } else {
          for (let i = node.min; i < node.max; i++) {
            at = this.#add({ kind: 'split', next: [next, this.#compile(node.item, at)] });
          }
        }
        for (let i = 0; i < node.min; i++) at = this.#compile(node.item, at);
        return at;
      }
    }
  }

  /** A test for membership, with the answers for ASCII worked out beforehand. */
  #test(set: CharacterSet): Test {
    const source = setSource(set);
    const known = this.#sets.get(source);
    if (known) return known;
    const regex = new RegExp(`^(?:${source})$`, 'u');
    const slow: Test = (point) => regex.test(String.fromCodePoint(point));
    const ascii = Array.from({ length: 128 }, (_, point) => slow(point));
    const test: Test = (point) => (point < 128 ? ascii[point]! : slow(point));
    this.#sets.set(source, test);
    return test;
  }

  /** The state that stands at all places reachable from those given without reading. */
  #state(from: readonly number[]): State {
    const seen = new Uint8Array(this.#program.length);
    const found: number[] = [];
    const open = [...from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen[at]) continue;
      seen[at] = 1;
      const instruction = this.#program[at]!;
      if (instruction.kind === 'split') open.push(...instruction.next);
      else if (instruction.kind === 'read') found.push(at);
    }
    const accepts = seen[0] === 1;
    const reads = found.length < FEW ? found.sort((a, b) => a - b) : this.#readsOf(seen);
    const key = `${found.length < FEW ? reads.join() : `#${bitsOf(reads)}`}${accepts ? '!' : ''}`;
    let state = this.#states.get(key);
    if (!state) {
      if (this.#states.size >= MAX_STATES) this.#forget();
      state = { reads, accepts, next: new Map() };
      this.#states.set(key, state);
    }
    return state;
  }

  #readsOf(seen: Uint8Array): number[] {
    const reads: number[] = [];
    for (let at = 0; at < seen.length; at++) {
      if (seen[at] && this.#program[at]!.kind === 'read') reads.push(at);
    }
    return reads;
  }

  #step({ reads }: State, point: number): State {
    const places: number[] = [];
    for (const at of reads) {
      const instruction = this.#program[at]!;
      if (instruction.kind === 'read' && instruction.test(point)) places.push(instruction.next);
    }
    return this.#state(places);
  }
}

/** A set of numbers as a short text, a bit each. */
function bitsOf(numbers: readonly number[]): string {
  const bits = new Uint16Array(((numbers.at(-1) ?? 0) >> 4) + 1);
  for (const each of numbers) bits[each >> 4]! |= 1 << (each & 15);
  return String.fromCharCode(...bits);
}

/** The automaton of a pattern; undefined when its counts make it too large. */
export function automatonOf(node: RegexNode): Automaton | undefined {
  try {
    return new Automaton(node);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}
