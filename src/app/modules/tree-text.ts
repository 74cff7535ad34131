import type { JsonObject, JsonValue } from '../../../codegen/index.ts';

/** Characters of one piece, about. */
const pieceLength = 64 * 1024;

/** A tree as JSON, in pieces: other work can be done between them. */
export function* treeText(tree: JsonObject): Generator<string> {
  let piece = '';
  yield* write(tree);
  yield piece;

  function* write(value: JsonValue | null): Generator<string> {
    if (typeof value !== 'object' || value === null) {
      piece += JSON.stringify(value);
      return;
    }
    const isArray = Array.isArray(value);
    piece += isArray ? '[' : '{';
    let separator = '';
    for (const [name, member] of Object.entries(value)) {
      piece += isArray ? separator : `${separator}${JSON.stringify(name)}:`;
      separator = ',';
      yield* write(member);
    }
    piece += isArray ? ']' : '}';
    if (piece.length < pieceLength) return;
    yield piece;
    piece = '';
  }
}
