import fc from 'fast-check';
import type { Case } from './compare.ts';
import type { Text } from './text.ts';

/** Modules of one kind, to be compiled together, with data made for what comes of them. */
export interface Kind {
  readonly modules: readonly Text[];
  /** Features that are on, of the module `a`; all when left out. */
  readonly features?: fc.Arbitrary<readonly string[]>;
  /** What the documents are, one after the other: configurations unless said. */
  readonly data?: Case['types'];
  /** False: values are not compared, only whether they are valid. */
  readonly compareValues?: boolean;
  /** False: trees are not compared. */
  readonly compareTrees?: boolean;
}

export function casesOf({
  modules,
  features,
  data = ['config'],
  compareValues = true,
  compareTrees = true,
}: Kind): fc.Arbitrary<Case> {
  return fc.record({
    types: fc.constant(data),
    compareValues: fc.constant(compareValues),
    compareTrees: fc.constant(compareTrees),
    texts: fc.tuple(...modules),
    features: features ?? fc.constant(undefined),
    seeds: fc.uniqueArray(fc.nat(), { minLength: 6, maxLength: 12 }),
  });
}
