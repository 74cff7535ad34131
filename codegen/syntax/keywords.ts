/** YANG's keywords, so that those read are the same strings as those written in this program, quick to compare. */
const KEYWORDS: ReadonlyMap<string, string> = new Map(
  [
    'action anydata anyxml argument augment base belongs-to bit case choice config contact container default',
    'description deviate deviation enum error-app-tag error-message extension feature fraction-digits grouping',
    'identity if-feature import include input key leaf leaf-list length list mandatory max-elements min-elements',
    'modifier module must namespace notification ordered-by organization output path pattern position prefix',
    'presence range reference refine require-instance revision revision-date rpc status submodule type typedef',
    'unique units uses value when yang-version yin-element',
  ]
    .join(' ')
    .split(' ')
    .map((keyword) => [keyword, keyword]),
);

/** The same keyword, as the one string used for it everywhere. */
export function keywordNamed(text: string): string {
  return KEYWORDS.get(text) ?? text;
}
