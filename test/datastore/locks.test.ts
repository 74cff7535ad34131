import { describe, expect, test } from 'vitest';
import { LockTable } from '../../src/datastore/locks.ts';
import { errorsOf } from '../data/validate/fixture.ts';

const failure = (work: () => void) => {
  const [error] = errorsOf(work);
  return error && [error.tag, error.details.info?.['session-id']];
};

describe('RFC 6241 section 7.5: lock', () => {
  test('keeps others from locking, and names the holder', () => {
    const locks = new LockTable();
    locks.lock('running', 5, 1000);
    expect(locks.holders.get('running')).toEqual({ sessionId: 5, since: 1000 });
    expect(failure(() => locks.lock('running', 6, 1001))).toEqual(['lock-denied', 5]);
    expect(failure(() => locks.lock('running', 5, 1001))).toEqual(['lock-denied', 5]);
    locks.lock('startup', 6, 1002);
  });
  test('held by something that is no NETCONF session is denied with session-id 0', () => {
    const locks = new LockTable();
    locks.lock('running', 0, 1000);
    expect(failure(() => locks.lock('running', 6, 1001))).toEqual(['lock-denied', 0]);
  });
  test('keeps others from writing, but neither its owner nor the device', () => {
    const locks = new LockTable();
    locks.lock('running', 5, 1000);
    expect(failure(() => locks.check('running', 6))).toEqual(['in-use', 5]);
    expect(failure(() => locks.check('running', 5))).toBeUndefined();
    expect(failure(() => locks.check('running', undefined))).toBeUndefined();
    expect(failure(() => locks.check('startup', 6))).toBeUndefined();
  });
});

describe('RFC 6241 section 7.6: unlock', () => {
  test('is for the owner of an active lock', () => {
    const locks = new LockTable();
    expect(failure(() => locks.unlock('running', 5))).toEqual(['operation-failed', undefined]);
    locks.lock('running', 5, 1000);
    expect(failure(() => locks.unlock('running', 6))).toEqual(['lock-denied', 5]);
    locks.unlock('running', 5);
    locks.lock('running', 6, 1001);
  });
  test('happens by itself when the session ends', () => {
    const locks = new LockTable();
    locks.lock('running', 5, 1000);
    locks.lock('candidate', 5, 1000);
    locks.lock('startup', 6, 1000);
    expect(locks.release(5)).toEqual(['running', 'candidate']);
    expect([...locks.holders.keys()]).toEqual(['startup']);
  });
});
