/** verify /md5: the sum of a file, as scripts compare it after they have copied one. */
import { createHash } from 'node:crypto';
import { readFile } from '../../device-files.ts';
import { keyword, optional, parameter } from '../../grammar/element.ts';
import { type Command, Refusal } from '../../session/context.ts';
import { file } from '../words.ts';

export const verify: Command = {
  mode: 'exec',
  syntax: [
    keyword('verify', 'Verify a file'),
    keyword('/md5', 'Compute an md5 signature for a file'),
    file('file', 'File to be verified'),
    optional(parameter('sum', 'WORD', 'Expected signature')),
  ],
  run({ device }, args) {
    const name = args.get('file')!;
    const sum = createHash('md5').update(readFile(device, name)).digest('hex');
    const expected = args.get('sum');
    if (expected !== undefined && expected.toLowerCase() !== sum) {
      throw new Refusal(
        `%Error verifying ${name}`,
        `Computed signature  = ${sum}`,
        `Submitted signature = ${expected}`,
      );
    }
    return [`.MD5 of ${name} Done!`, `verify /md5 (${name}) = ${sum}`, ''];
  },
};
