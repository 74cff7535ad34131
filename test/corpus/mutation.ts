/** Small changes to a module that make most of them wrong, each in its own way. */
import type fc from 'fast-check';
import type { Statement } from '../../codegen/index.ts';

/** One change: which, where, and what with. Numbers are taken modulo what there is to choose from. */
export interface Mutation {
  readonly kind: 'delete' | 'repeat' | 'argument' | 'insert' | 'keyword' | 'replace';
  readonly at: number;
  readonly other: number;
  readonly word: string;
}

const WORDS =
  'a x gl f1 f2 i1 i2 t1 t3 g1 true false 0 1 -1 5 1..5 min..max 3..2 name top b:top /b:top /b:top/b:name ../name o:oi string int8 union leafref identityref empty enumeration unbounded k1 v1 current obsolete user add 2020-13-01 1= count( [a-z ( two'.split(
    ' ',
  );

export function mutations(check: typeof fc): fc.Arbitrary<Mutation> {
  return check.record({
    kind: check.constantFrom('delete', 'repeat', 'argument', 'insert', 'keyword', 'replace'),
    at: check.nat(100_000),
    other: check.nat(100_000),
    word: check.constantFrom(...WORDS, '', 'k1 k1'),
  });
}

/** A copy of a statement with the change made. */
export function mutate(top: Statement, { kind, at, other, word }: Mutation): Statement {
  const all = below(top);
  const target = all[at % all.length]!;
  const donor = all[other % all.length]!;
  const change = (statement: Statement): readonly Statement[] => {
    const substatements = statement.substatements.flatMap(change);
    const copy = { ...plain(statement), substatements };
    if (statement !== target) return [copy];
    switch (kind) {
      case 'delete':
        return [];
      case 'repeat':
        return [copy, copy];
      case 'argument':
        return [{ ...copy, argument: word }];
      case 'insert':
        return [{ ...copy, substatements: [...substatements, donor] }];
      case 'keyword':
        return [{ ...copy, keyword: donor.keyword }];
      case 'replace':
        return [donor];
    }
  };
  return { ...plain(top), substatements: top.substatements.flatMap(change) };
}

function below(statement: Statement): Statement[] {
  return statement.substatements.flatMap((child) => [child, ...below(child)]);
}

function plain({
  prefix,
  keyword,
  argument,
  position,
  argumentPosition,
}: Statement): Omit<Statement, 'substatements'> {
  return { prefix, keyword, argument, position, argumentPosition };
}
