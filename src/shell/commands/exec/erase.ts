/** write erase, erase startup-config: the next start is as the first. */
import { choice, keyword } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';

export const erase: Command = {
  mode: 'exec',
  syntax: [
    choice(
      [keyword('write', 'Write running configuration to memory'), keyword('erase', 'Erase NV memory')],
      [
        keyword('erase', 'Erase a filesystem'),
        keyword('startup-config', 'Erase contents of configuration memory'),
      ],
    ),
  ],
  async run({ device, ask }) {
    const answer = await ask(
      'Erasing the nvram filesystem will remove all configuration files! Continue? [confirm]',
    );
    if (answer === undefined || !/^(y.*)?$/i.test(answer)) return undefined;
    device.core.replace('startup', {});
    return ['[OK]', 'Erase of nvram: complete'];
  },
};
