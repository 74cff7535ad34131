/** Words that several commands begin with. */
import { keyword, type Parameter, parameter } from '../grammar/element.ts';

export const SHOW = keyword('show', 'Show running system information');
export const LICENSE = keyword('license', 'Smart licensing');
export const SMART = keyword('smart', 'Smart licensing');
export const NO = keyword('no', 'Negate a command or set its defaults');

/** A file on the device, or where one is reached. */
export function file(name: string, help: string): Parameter {
  return parameter(name, 'WORD', help);
}
