/** Commits numbered changes until it is killed; a number is printed once its change is stored. */

import { writeSync } from 'node:fs';
import type { JsonObject } from '../../../codegen/index.ts';
import { diffTrees } from '../../../src/data/diff/diff-trees.ts';
import { openSqliteStorage } from '../../../src/datastore/storage/sqlite.ts';
import { CRASH_SCHEMA } from './crash-schema.ts';

const schema = CRASH_SCHEMA();
const storage = openSqliteStorage({ dir: process.argv[2]!, schema });
let tree = storage.loadTree('running') ?? {};
for (let number = Number(process.argv[3]); ; number++) {
  const list = (tree['t:number'] as readonly JsonObject[] | undefined) ?? [];
  const after = {
    't:last': number,
    't:number': [...list.slice(-500), { n: number, text: 'x'.repeat(number % 200) }],
  };
  try {
    storage.transaction(() => {
      storage.appendChanges(['running'], after, diffTrees(schema, tree, after));
      storage.set('last', number);
    });
  } catch (error) {
    writeSync(2, `${(error as Error).name}: ${(error as Error).message}\n`);
    process.exit(3);
  }
  tree = after;
  writeSync(1, `${number}\n`);
}
