/** What parents are told of all that is below them (for readers that pass over what holds nothing of a kind). */
import { expect, test } from 'vitest';
import { loadPacked } from '../../../codegen/emit/load.ts';
import { packSchema } from '../../../codegen/emit/saved/pack.ts';
import { saveSchema } from '../../../codegen/emit/saved/save.ts';
import type { DataNode, Schema } from '../../../codegen/index.ts';
import { compile, module } from './support.ts';

const schema = compile(
  module(`
  container plain { container inner { leaf a { type string; } } }
  container states { container inner { config false; leaf a { type string; } } }
  container kept { list l { key k; leaf k { type string; } anydata any; } }
  container filled { choice c { case one { leaf a { type string; default x; } } } }
  container maybe { leaf b { type string; } container inner { when "../b"; leaf-list a { type string; default x; } } }
`),
);

const of = (from: Schema, name: string) => {
  const node: DataNode | undefined = from.root.dataChildren.find((each) => each.name === name);
  const contents = node && 'contents' in node ? node.contents : undefined;
  return Object.entries(contents ?? {}).flatMap(([kind, there]) => (there ? [kind] : []));
};

test.each([
  ['plain', []],
  ['states', ['state']],
  ['kept', ['markup']],
  ['filled', ['defaults']],
  ['maybe', ['defaults', 'conditionalDefaults']],
])('%s holds %j, compiled and saved', (name, expected) => {
  expect(of(schema, name)).toEqual(expected);
  expect(of(loadPacked(packSchema(saveSchema(schema))), name)).toEqual(expected);
});
