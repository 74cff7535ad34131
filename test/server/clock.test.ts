import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../src/server/clock.ts';

describe('virtual clock (architecture, idea 5: nothing ambient)', () => {
  test('stands still until it is told to move', () => {
    const clock = virtualClock(1000);
    expect(clock.now()).toBe(1000);
    clock.advance(500);
    expect(clock.now()).toBe(1500);
  });

  test('runs what falls due in the order of its time, each at its own time', () => {
    const clock = virtualClock(0);
    const seen: string[] = [];
    clock.schedule(300, () => seen.push(`c@${clock.now()}`));
    clock.schedule(100, () => seen.push(`a@${clock.now()}`));
    clock.schedule(100, () => seen.push(`b@${clock.now()}`));
    clock.schedule(301, () => seen.push('later'));
    clock.advance(300);
    expect(seen).toEqual(['a@100', 'b@100', 'c@300']);
  });

  test('work that schedules work within the same step is run too', () => {
    const clock = virtualClock(0);
    const seen: number[] = [];
    const again = () => {
      seen.push(clock.now());
      if (seen.length < 4) clock.schedule(clock.now() + 10, again);
    };
    clock.schedule(10, again);
    clock.advance(100);
    expect(seen).toEqual([10, 20, 30, 40]);
    expect(clock.now()).toBe(100);
  });

  test('cancelled work does not run', () => {
    const clock = virtualClock(0);
    const cancel = clock.schedule(10, () => {
      throw new Error('was cancelled');
    });
    cancel();
    clock.advance(20);
  });
});
