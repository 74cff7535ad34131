import type { JsonScalar, Module, SchemaNode } from '../../codegen/index.ts';
import { renderType } from './render-type.ts';

/** What a sheet says of a node behind its name, in the order of the sheets. */
export function nodeProperties(node: SchemaNode, module: Module): string[] {
  const { parent } = node;
  const whens = node.when.filter(({ xpath }) => !parent?.when.some((outer) => outer.xpath === xpath));
  return [
    ...(!node.config && (parent?.config ?? true) && isData(node) ? ['config=false'] : []),
    ...('type' in node ? [`type ${renderType(node.type, module)}`] : []),
    ...('presence' in node && node.presence !== undefined ? ['presence=yes'] : []),
    ...('keys' in node && node.keys.length > 0 ? [`key=${node.keys.map(({ name }) => name).join(' ')}`] : []),
    ...initialValue(node),
    ...('units' in node && node.units !== undefined ? [`units=${node.units}`] : []),
    ...(isMandatory(node) ? ['mandatory=true'] : []),
    ...('minElements' in node && node.minElements > 0 ? [`min-elements=${node.minElements}`] : []),
    ...('maxElements' in node && Number.isFinite(node.maxElements)
      ? [`max-elements=${node.maxElements}`]
      : []),
    ...('orderedBy' in node && node.orderedBy === 'user' ? ['ordered-by=user'] : []),
    ...(node.status === 'current' ? [] : [`status=${node.status}`]),
    ...whens.map(({ xpath }) => `when[${xpath.text}]`),
    ...('must' in node ? node.must.map(({ xpath }) => `must[${xpath.text}]`) : []),
    ...node.ifFeatures.map((feature) => `if-feature[${feature}]`),
  ];
}

const isData = (node: SchemaNode): boolean =>
  !/^(rpc|action|notification|input|output|case)$/.test(node.kind);

/** Keys are mandatory whether or not it is said; a container is not, whatever it holds. */
function isMandatory(node: SchemaNode): boolean {
  if (node.kind === 'leaf') return node.mandatory && !node.isKey;
  return (node.kind === 'choice' || node.kind === 'anydata' || node.kind === 'anyxml') && node.mandatory;
}

/** The default of the node itself: that of its type is shown where the type is defined. */
function initialValue(node: SchemaNode): string[] {
  if (node.kind !== 'leaf' || node.default === undefined) return [];
  const own = shown(node.default);
  return node.type.default !== undefined && shown(node.type.default) === own ? [] : [`default=${own}`];
}

const shown = (value: JsonScalar): string => String(value);
