/** Data under another schema: done in steps, while the datastores go on changing. */
import { describe, expect, test } from 'vitest';
import { compileModules } from '../../codegen/index.ts';
import { ProtocolError } from '../../src/data/error.ts';
import { CarryOver } from '../../src/datastore/carry-over.ts';

const compile = (room: string) =>
  compileModules({
    sources: [
      {
        file: 'h.yang',
        text: `module h { namespace "urn:h"; prefix h; container house { leaf name { type string; } list room { key id; leaf id { type uint16; } ${room} } } }`,
      },
    ],
    load: () => undefined,
    implement: ['h'],
  });
const house = (rooms: readonly object[]) => ({ 'h:house': { name: 'mine', room: rooms } }) as never;
const rooms = Array.from({ length: 1000 }, (_, id) => ({ id, size: 5 }));
const size = 'leaf size { type uint8 { range "1..10"; } }';
const roomsOf = (tree: unknown) => (tree as { 'h:house': { room: object[] } })['h:house'].room;

describe('data carried over to another schema', () => {
  test('is made of new objects, with the members in the order of the schema', () => {
    const tree = house([{ id: 7, size: 5 }]);
    const carried = new CarryOver(compile(`leaf first { type string; } ${size}`)).carry('running', tree);
    expect(carried).toEqual(tree);
    expect(roomsOf(carried)[0]).not.toBe(roomsOf(tree)[0]);
    const turned = new CarryOver(compile(size)).carry('running', house([{ size: 5, id: 7 }]));
    expect(Object.keys(roomsOf(turned)[0]!)).toEqual(['id', 'size']);
  });

  test('that was done in steps is not done again, as far as it is the same still', () => {
    const tree = house(rooms);
    const carryOver = new CarryOver(compile(size));
    expect([...carryOver.steps(tree)].length).toBeGreaterThanOrEqual(5);
    const before = roomsOf(carryOver.carry('running', tree));
    // An edit in between: all entries but one are the same objects.
    const edited = house(rooms.map((room) => (room.id === 3 ? { id: 3, size: 6 } : room)));
    const after = roomsOf(carryOver.carry('running', edited));
    expect(after[3]).toEqual({ id: 3, size: 6 });
    expect(after.filter((room, i) => room !== before[i])).toEqual([{ id: 3, size: 6 }]);
  });

  test('that has no place any more is refused by its place, also when steps came by it before', () => {
    const tree = house([{ id: 1 }, { id: 2, size: 11 }, { id: 3, depth: 2 }]);
    const carryOver = new CarryOver(compile(size));
    for (const _ of carryOver.steps(tree));
    expect(() => carryOver.carry('startup', tree)).toThrow(ProtocolError);
    const messages = (() => {
      try {
        carryOver.carry('startup', tree);
        return [];
      } catch (error) {
        return (error as ProtocolError).all.map(({ message }) => message);
      }
    })();
    expect(messages).toEqual([
      expect.stringMatching(/^startup holds \/h:house\/room\[2\]\/size, which then .*: delete it first$/),
      'startup holds /h:house/room[3]/depth, which then is not in the schema: delete it first',
    ]);
  });

  test('is validated as a whole, or only where it is not what is known to be valid', () => {
    const schema = compile(`${size} must "size != 9";`);
    const tree = house([{ id: 1, size: 9 }]);
    const unknown = new CarryOver(schema);
    expect(() => unknown.validate(unknown.carry('running', tree))).toThrow(ProtocolError);
    const valid = house([{ id: 1, size: 5 }]);
    const known = new CarryOver(schema, [valid]);
    known.carry('running', valid);
    known.validate(known.carry('running', valid));
    const edited = house([...roomsOf(valid), { id: 2, size: 9 }]);
    expect(() => known.validate(known.carry('running', edited))).toThrow(ProtocolError);
  });
});
