import { combine } from '../../data/filter/combine.ts';
import { contentSelection } from '../../data/filter/content.ts';
import { parseDepth } from '../../data/filter/depth.ts';
import { maxDepthSelection } from '../../data/filter/max-depth.ts';
import type { Selection } from '../../data/filter/selection.ts';
import { subtreeSelection } from '../../data/filter/subtree.ts';
import { xpathSelection } from '../../data/filter/xpath.ts';
import type { Core } from '../../server/contract.ts';
import { nmdaNs } from '../messages/namespaces.ts';
import { defaultsOf, readWithDefaults, withDefaultsParameter } from './defaults.ts';
import { namedDatastore } from './named-datastore.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';
import { renderData } from './render-data.ts';

/**
 * `<get-data>` (RFC 8526 section 3.1.1), without the feature `origin`. The operational datastore is what `<get>` reads;
 * default values in use belong to it (RFC 8342 section 5.3), to the others when they are asked for.
 */
export const prepareGetData: Prepare = (operation, { core }) => {
  const names = [
    'datastore',
    'subtree-filter',
    'xpath-filter',
    'config-filter',
    'max-depth',
    'with-defaults',
  ];
  const parameters = new Parameters(operation, names, withDefaultsParameter);
  const datastore = namedDatastore(parameters, core.personality);
  const config = parameters.word('config-filter', ['true', 'false']);
  const selection = combine(
    depthOf(parameters, core, filterOf(parameters, core)),
    config && contentSelection(core.schema, config === 'true' ? 'config' : 'nonconfig'),
  );
  const asked = parameters.get('with-defaults') !== undefined;
  const mode = datastore === 'operational' && !asked ? 'report-all' : defaultsOf(parameters, core);
  return ({ session }) => {
    const tree = readWithDefaults(core, mode, selection, (wanted) =>
      datastore === 'operational'
        ? core.operations.get(session, wanted)
        : core.operations.getConfig(session, datastore, wanted),
    );
    return renderData(core, tree, nmdaNs);
  };
};

function filterOf(parameters: Parameters, { schema, personality }: Core): Selection | undefined {
  const subtree = parameters.get('subtree-filter');
  const xpath = parameters.get('xpath-filter');
  if (xpath && (subtree || personality.style === 'xr')) {
    const why = subtree ? 'one filter is enough' : 'there is no xpath here';
    throw parameters.error('bad-element', `${why}: xpath-filter`, 'xpath-filter');
  }
  if (subtree) return subtreeSelection(schema, subtree);
  return xpath && xpathSelection(schema, xpath.text.trim(), (prefix) => xpath.namespaceOf(prefix));
}

function depthOf(
  parameters: Parameters,
  { schema }: Core,
  selection: Selection | undefined,
): Selection | undefined {
  const text = parameters.text('max-depth');
  const depth = text === undefined ? undefined : parseDepth(text);
  return depth === undefined ? selection : maxDepthSelection(schema, depth, selection);
}
