import { ProtocolError } from '../../src/data/error.ts';
import { parseJson } from '../../src/data/json/parse.ts';
import type { FuzzTarget } from './target.ts';

export const json: FuzzTarget = {
  name: 'json',
  examples: [
    '{"m:c":{"a":1,"b":"2","l":[{"k":"x","v":[null]},{"k":"y"}],"@b":{"n:o":true}}}',
    ' [ -1.5e+10 , "\\u00e9\\ud83d\\ude00\\n" , {} , [] , true , false , null ] ',
  ],
  words:
    '{ } [ ] , : " \\ \\u \\ud800 null true false 0 01 -0 1e 1e999 1.  "a" "a": [[ {"a": __proto__ "__proto__":1'.split(
      ' ',
    ),
  run(text) {
    let refused = false;
    try {
      parseJson(text);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      refused = true;
    }
    if (!refused) JSON.parse(text);
  },
};
