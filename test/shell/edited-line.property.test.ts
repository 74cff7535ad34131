/** A line that is edited: what the screen shows is what will be run, whatever keys came. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EditedLine } from '../../src/shell/terminal/edited-line.ts';

/** A screen of one row: backspaces move the cursor, characters overwrite. */
function screen() {
  const cells: string[] = [];
  let cursor = 0;
  return {
    show(text: string) {
      for (const character of text) {
        if (character === '\b') cursor = Math.max(0, cursor - 1);
        else cells[cursor++] = character;
      }
    },
    shown: () => cells.join(''),
    cursor: () => cursor,
  };
}

const word = fc.stringMatching(/^[a-z äß😀]{0,6}$/u);
const edits = fc.oneof(
  word.map((text) => ['insert', (line: EditedLine) => line.insert(text)] as const),
  word.map((text) => ['replace', (line: EditedLine) => line.replace(text)] as const),
  fc.integer({ min: -9, max: 9 }).map((step) => ['move', (line: EditedLine) => line.move(step)] as const),
  fc.integer({ min: 0, max: 5 }).map((count) => ['erase', (line: EditedLine) => line.erase(count)] as const),
  fc
    .integer({ min: 0, max: 5 })
    .map((count) => ['delete', (line: EditedLine) => line.delete(count)] as const),
  fc.constantFrom(
    ['deleteToEnd', (line: EditedLine) => line.deleteToEnd()] as const,
    ['eraseToStart', (line: EditedLine) => line.eraseToStart()] as const,
    ['eraseWord', (line: EditedLine) => line.eraseWord()] as const,
    ['deleteWord', (line: EditedLine) => line.deleteWord()] as const,
    ['wordLeft', (line: EditedLine) => line.wordLeft()] as const,
    ['wordRight', (line: EditedLine) => line.wordRight()] as const,
  ),
);

test('the screen shows the line and nothing else', () => {
  fc.assert(
    fc.property(fc.array(edits, { maxLength: 30 }), (steps) => {
      const { show, shown } = screen();
      const line = new EditedLine(show);
      for (const [, edit] of steps) {
        edit(line);
        expect(shown().trimEnd()).toBe(line.text.trimEnd());
        expect(line.length).toBe([...line.text].length);
      }
    }),
  );
});

test('what is typed goes to where the screen has its cursor', () => {
  fc.assert(
    fc.property(fc.array(edits, { maxLength: 20 }), (steps) => {
      const { show, cursor } = screen();
      const line = new EditedLine(show);
      for (const [, edit] of steps) edit(line);
      const before = [...line.text];
      const place = cursor();
      line.insert('X');
      expect(line.text).toBe([...before.slice(0, place), 'X', ...before.slice(place)].join(''));
    }),
  );
});
