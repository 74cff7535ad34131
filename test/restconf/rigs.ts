/** Rigs that come and go with the tests that use them. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Rig, startRig } from './harness.ts';

/** The one container that tests are about. */
export const SHOP = '/restconf/data/rc-shop:shop';

/** One for all tests of a file. */
export function rigOfFile(...options: Parameters<typeof startRig>): Rig {
  return present(beforeAll, afterAll, options);
}

/** A new one for each test. */
export function rigOfTest(...options: Parameters<typeof startRig>): Rig {
  return present(beforeEach, afterEach, options);
}

/** Stands for the rig there is at the time. */
function present(
  before: typeof beforeEach | typeof beforeAll,
  after: typeof afterEach | typeof afterAll,
  options: Parameters<typeof startRig>,
): Rig {
  let rig: Rig;
  before(async () => {
    rig = await startRig(...options);
  });
  after(() => rig.close());
  return new Proxy({} as Rig, { get: (_, name) => rig[name as keyof Rig] });
}
