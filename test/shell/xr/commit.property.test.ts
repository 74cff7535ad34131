/** IOS XR: whatever is entered, committed and given up, the running configuration is what was committed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testShell } from '../support.ts';

const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  'license smart privacy hostname': [''],
  'license smart proxy hostname': ['a.example', 'b.example'],
  'license smart proxy port': ['80', '8080'],
  'license smart software-upgrade enable': [''],
  'license smart transport': ['cslu', 'off', 'smart'],
  'license smart url cslu': ['http://192.0.2.1/cslu/v1/pi'],
  'license smart usage interval': ['7', '30'],
};

const entered = fc
  .constantFrom(...Object.keys(SETTINGS))
  .chain((command) => fc.constantFrom(undefined, ...SETTINGS[command]!).map((value) => ({ command, value })));
/** Lines of one visit to configuration mode, and how it ends. */
const visit = fc.record({
  lines: fc.array(entered, { maxLength: 6 }),
  end: fc.constantFrom('commit\nend', 'commit confirmed\ncommit\nend', 'end\nyes', 'end\nno', 'abort'),
});

test('the running configuration is what was committed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { maxLength: 5 }), async (visits) => {
      const shell = testShell({ profile: 'ncs5501' });
      const model = new Map([['license smart flexible-consumption enable', '']]);
      for (const { lines, end } of visits) {
        const text = lines.map(({ command, value }) =>
          value === undefined ? `no ${command}` : `${command} ${value}`.trim(),
        );
        await shell.type(['configure', ...text, end, 'exit', ''].join('\n'));
        if (!end.includes('commit') && !end.includes('yes')) continue;
        for (const { command, value } of lines) {
          if (value === undefined) model.delete(command);
          else model.set(command, value);
        }
      }
      const shown = (await shell.exec('show running-config license')).trim().split('\n').slice(1);
      expect(shown.sort()).toEqual([...model].map(([command, value]) => `${command} ${value}`.trim()).sort());
      expect(shell.device.core.locks().size).toBe(0);
      expect(shell.device.core.tree('candidate')).toBe(shell.device.core.tree('running'));
    }),
    { numRuns: 40 },
  );
});
