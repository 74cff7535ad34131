/** How YIN writes arguments (the table in RFC 7950 section 13.1). */

export const YIN_NAMESPACE = 'urn:ietf:params:xml:ns:yang:yin:1';

/** Where the argument of a statement stands: in an attribute, or with `element` in a child element of that name. */
export interface YinArgument {
  readonly name: string;
  readonly element: boolean;
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
  name: `action anydata anyxml argument base bit case choice container enum extension feature grouping identity
    if-feature leaf leaf-list list module notification rpc submodule type typedef units uses`,
  value: `config default deviate error-app-tag fraction-digits key length mandatory max-elements min-elements modifier
    ordered-by path pattern position prefix presence range require-instance status value yang-version yin-element`,
  'target-node': 'augment deviation refine',
  module: 'belongs-to import include',
  condition: 'must when',
  date: 'revision revision-date',
  uri: 'namespace',
  tag: 'unique',
};

const ELEMENTS: Readonly<Record<string, string>> = {
  text: 'contact description organization reference',
  value: 'error-message',
};

function entries(
  table: Readonly<Record<string, string>>,
  element: boolean,
): (readonly [keyword: string, argument: YinArgument])[] {
  return Object.entries(table).flatMap(([name, keywords]) =>
    keywords.split(/\s+/).map((keyword) => [keyword, { name, element }] as const),
  );
}

/** By keyword; statements without argument are not in it. */
export const YIN_ARGUMENTS: ReadonlyMap<string, YinArgument> = new Map([
  ...entries(ATTRIBUTES, false),
  ...entries(ELEMENTS, true),
]);
