import fc from 'fast-check';
import type { Case } from './compare.ts';
import type { Text } from './text.ts';

/** Modules of one kind, to be compiled together, with data made for what comes of them. */
export interface Kind {
  readonly modules: readonly Text[];
  /** Features that are on, of the module `a`; all when left out. */
  readonly features?: fc.Arbitrary<readonly string[]>;
  /** What the data is: a configuration unless said. */
  readonly data?: Case['type'];
  /** False: values are not compared, only whether they are valid. */
  readonly compareValues?: boolean;
}

export function casesOf({
  modules,
  features,
  data = 'config',
  compareValues = true,
}: Kind): fc.Arbitrary<Case> {
  return fc.record({
    type: fc.constant(data),
    compareValues: fc.constant(compareValues),
    texts: fc.tuple(...modules),
    features: features ?? fc.constant(undefined),
    seeds: fc.uniqueArray(fc.nat(), { minLength: 6, maxLength: 12 }),
  });
}
