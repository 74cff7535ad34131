/** hostname */
import { NATIVE } from '../../../device/tree.ts';
import { keyword, parameter } from '../../grammar/element.ts';
import { given, settingCommands } from '../setting.ts';

export const hostname = settingCommands({
  words: [keyword('hostname', "Set system's network name")],
  value: parameter('value', 'WORD', "This system's network name"),
  names: [NATIVE, 'hostname'],
  json: given,
  refusal: '% Hostname contains one or more illegal characters.',
});
