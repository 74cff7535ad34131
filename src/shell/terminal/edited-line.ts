/** A line being typed, with a cursor, and what the screen must be sent to show each change. */

/** Everything behind the cursor is written anew, then the cursor goes back to its place. */
export class EditedLine {
  #characters: string[] = [];
  #cursor = 0;
  readonly #show: (text: string) => void;

  constructor(show: (text: string) => void) {
    this.#show = show;
  }

  get text(): string {
    return this.#characters.join('');
  }

  get length(): number {
    return this.#characters.length;
  }

  insert(text: string): void {
    const added = [...text];
    this.#characters.splice(this.#cursor, 0, ...added);
    this.#cursor += added.length;
    const rest = this.#rest();
    this.#show(text + rest + '\b'.repeat([...rest].length));
  }

  /** Puts another text in place of all. */
  replace(text: string): void {
    this.moveTo(this.length);
    this.erase(this.length);
    this.insert(text);
  }

  /** Erases characters in front of the cursor. */
  erase(count: number): void {
    const gone = Math.min(count, this.#cursor);
    this.move(-gone);
    this.delete(gone);
  }

  /** Deletes characters behind the cursor. */
  delete(count: number): void {
    const gone = this.#characters.splice(this.#cursor, count).length;
    if (gone === 0) return;
    const rest = this.#rest();
    this.#show(rest + ' '.repeat(gone) + '\b'.repeat([...rest].length + gone));
  }

  deleteToEnd(): void {
    this.delete(this.length - this.#cursor);
  }

  eraseToStart(): void {
    this.erase(this.#cursor);
  }

  eraseWord(): void {
    this.erase(this.#cursor - this.#wordStart());
  }

  deleteWord(): void {
    this.delete(this.#wordEnd() - this.#cursor);
  }

  wordLeft(): void {
    this.moveTo(this.#wordStart());
  }

  wordRight(): void {
    this.moveTo(this.#wordEnd());
  }

  move(step: number): void {
    this.moveTo(this.#cursor + step);
  }

  moveTo(place: number): void {
    const to = Math.max(0, Math.min(this.length, place));
    if (to < this.#cursor) this.#show('\b'.repeat(this.#cursor - to));
    else this.#show(this.#characters.slice(this.#cursor, to).join(''));
    this.#cursor = to;
  }

  /** The line anew, for a screen on which it does not stand. */
  redraw(prompt: string): void {
    const rest = this.#rest();
    this.#show(prompt + this.text + '\b'.repeat([...rest].length));
  }

  #rest(): string {
    return this.#characters.slice(this.#cursor).join('');
  }

  #wordStart(): number {
    let place = this.#cursor;
    while (place > 0 && this.#characters[place - 1] === ' ') place--;
    while (place > 0 && this.#characters[place - 1] !== ' ') place--;
    return place;
  }

  #wordEnd(): number {
    let place = this.#cursor;
    while (place < this.length && this.#characters[place] === ' ') place++;
    while (place < this.length && this.#characters[place] !== ' ') place++;
    return place;
  }
}
