/** show logging, clear logging */
import { keyword } from '../grammar/element.ts';
import { loggingHost } from '../logging-host.ts';
import type { Command } from '../session/context.ts';
import { SHOW } from './words.ts';

const show: Command = {
  mode: 'exec',
  syntax: [SHOW, keyword('logging', 'Show the contents of logging buffers')],
  run({ device: { core, systemLog } }) {
    const { lines } = systemLog;
    const target = loggingHost(core.tree('running'));
    const trap = target
      ? [
          `    Trap logging: level debugging, ${lines.length} message lines logged`,
          `        Logging to ${target.host}  (udp port ${target.port}, audit disabled,`,
          '              link up)',
        ]
      : [];
    return [
      'Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns, xml disabled, filtering disabled)',
      '',
      '    Console logging: disabled',
      '    Monitor logging: disabled',
      `    Buffer logging:  level debugging, ${lines.length} messages logged, xml disabled,`,
      '                    filtering disabled',
      ...trap,
      '',
      'Log Buffer (102400 bytes):',
      '',
      ...lines,
    ];
  },
};

export const clearLogging: Command = {
  mode: 'exec',
  syntax: [keyword('clear', 'Reset functions'), keyword('logging', 'Clear logging buffers')],
  async run({ device, ask }) {
    const answer = await ask('Clear logging buffer [confirm]');
    if (answer !== undefined && /^(y.*)?$/i.test(answer)) device.systemLog.messages.clear();
    return undefined;
  },
};

export const loggingCommands: readonly Command[] = [show, clearLogging];
