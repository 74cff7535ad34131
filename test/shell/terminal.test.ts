/** Typing: echo, editing, history, help, paging. */
import { describe, expect, test } from 'vitest';
import { KeyDecoder } from '../../src/shell/terminal/keys.ts';
import { MAX_LINE } from '../../src/shell/terminal/line-editor.ts';
import { testShell } from './support.ts';

const shell = testShell();
const BELL = '\u0007';
/** What is left on the screen: backspaces taken back, the bell not shown. */
const screen = (text: string) => {
  const shown: string[] = [];
  for (const character of text) {
    if (character === '\b') shown.pop();
    else if (character !== BELL && character !== '\r') shown.push(character);
  }
  return shown
    .join('')
    .split('\n')
    .map((line) => line.trimEnd());
};
/** What a screen shows of one line: backspaces move the cursor, characters overwrite. */
const printed = (text: string) => {
  const shown: string[] = [];
  let cursor = 0;
  for (const character of text) {
    if (character === '\b') cursor--;
    else shown[cursor++] = character;
  }
  return shown.join('').trimEnd();
};
const type = async (text: string) => screen(await shell.type(text));

describe('keys', () => {
  test.each([
    ['\r\n\n\r', ['enter', 'enter', 'enter']],
    ['a\u007fb\b', ['a', 'backspace', 'b', 'backspace']],
    ['\u001b[A\u001bOB\u001b[1;5C\u001b[D', ['up', 'down', 'right', 'left']],
    [
      '\u001b[H\u001b[F\u001b[1~\u001b[4~\u001b[3~\u001b[3;5~',
      ['home', 'end', 'home', 'end', 'delete', 'delete'],
    ],
    ['\u001bb\u001bf\u001bD\u001bx\u001b[200~', ['esc-b', 'esc-f', 'esc-d']],
    ['\u0000x', ['x']],
    ['ä€😀', ['ä', '€', '😀']],
  ])('%j', (text, keys) => {
    expect(new KeyDecoder().keys(Buffer.from(text))).toEqual(keys);
    const bytewise = new KeyDecoder();
    expect([...Buffer.from(text)].flatMap((byte) => bytewise.keys(Buffer.from([byte])))).toEqual(keys);
  });
});

describe('a line', () => {
  test('is echoed, and the prompt follows what it prints', async () => {
    expect(await type('terminal length 0\n')).toEqual(['', 'Switch#terminal length 0', 'Switch#']);
  });

  test('is edited with backspace and ^U', async () => {
    const lines = await type('shov\bw cloo\u007fck\bk\nrubbish\u0015show clock\n');
    expect(lines.filter((line) => line.startsWith('*'))).toHaveLength(2);
    expect(lines).not.toContain("% Invalid input detected at '^' marker.");
  });

  test.each([
    ['left and right', 'shw clock\u001b[D\u0002\u001b[D\u0002\u001b[D\u0002\u001b[Do\u001b[C\u0006\n'],
    ['to its beginning and end', 'ow cloc\u0001sh\u0005k\n'],
    ['by words', 'clock show\u001bb\u001bb\u001bd\u001b[3~\u0005 clock\n'],
    ['deleting', 'show xxclock\u001b[1~\u001bf\u0006\u001b[3~\u0004\n'],
    ['deleting to the end', 'show clock at once\u001bb\u001bb\u0002\u000b\n'],
    ['deleting to the beginning', 'no show clock\u001bb\u001bb\u0018\n'],
    ['erasing words', 'show rubbish \u0017clock\n'],
  ])('is edited with a cursor: %s', async (_, keys) => {
    const lines = (await shell.type(keys)).split('\r\n');
    expect(lines[2]).toMatch(/^\*10:00:00/);
    expect(printed(lines[1]!)).toBe('Switch#show clock');
  });

  test('is given up by ^C', async () => {
    expect(await type('reload\u0003show clock\n')).toContain('Switch#show clock');
  });

  test('comes back with the up key', async () => {
    expect(
      (await type('show clock\nterminal width 0\n\u001b[A\u001b[A\n')).filter((line) => line.startsWith('*')),
    ).toHaveLength(2);
    expect(
      (await type('show clock\n\u0010\u0010\u000e\n')).filter((line) => line.startsWith('*')),
    ).toHaveLength(1);
  });

  test('has a longest length', async () => {
    const shown = await shell.type(`${'x'.repeat(MAX_LINE + 10)}\n`);
    expect(shown.split(BELL)).toHaveLength(11);
  });

  test('is completed with the tab key', async () => {
    expect(await type('sh\tcl\t\n')).toEqual(
      expect.arrayContaining(['Switch#sh', 'Switch#show cl', 'Switch#show clock']),
    );
  });

  test('takes a question mark as it is after ^V', async () => {
    await type('conf t\nlicense smart url cslu http://h/a\u0016?b=1\nend\n');
    expect(await shell.exec('show run | include cslu')).toBe('license smart url cslu http://h/a?b=1\n');
  });
});

test('? shows help and the line again', async () => {
  expect(await type('show license su?')).toEqual([
    '',
    'Switch#show license su?',
    'summary',
    '',
    'Switch#show license su',
  ]);
  expect((await type('?'))[2]).toBe('Exec commands:');
});

describe('the marker stands below the mistake', () => {
  test.each([
    ['shwo version', 'Switch#sh'],
    ['show versoin', 'Switch#show vers'],
    ['show license summary now', 'Switch#show license summary '],
  ])('%s', async (line, before) => {
    const lines = await type(`${line}\n`);
    expect(lines.slice(1, 5)).toEqual([
      `Switch#${line}`,
      `${' '.repeat(before.length)}^`,
      "% Invalid input detected at '^' marker.",
      '',
    ]);
  });

  test('also behind do, and in configuration mode', async () => {
    const lines = await type('conf t\ndo show versoin\nhostnme x\n');
    expect(lines).toContain(`${' '.repeat('Switch(config)#do show vers'.length)}^`);
    expect(lines).toContain(`${' '.repeat('Switch(config)#hostn'.length)}^`);
  });
});

test('a comment is no command', async () => {
  expect(await type('! what follows\n  !\n')).toEqual(['', 'Switch#! what follows', 'Switch#  !', 'Switch#']);
});

test('incomplete and ambiguous commands', async () => {
  expect(await type('show\n')).toContain('% Incomplete command.');
  expect(await type('show l\n')).toContain('% Ambiguous command:  "show l"');
});

describe('modes', () => {
  test('enable, disable, configure, end, exit, ^Z', async () => {
    const prompts = (await type('disable\nenable\nconf t\nend\nconf t\nexit\nconf t\n\u001aexit\nnever\n'))
      .map((line) => /^Switch(\(config\))?[#>]/.exec(line)?.[0])
      .filter((prompt) => prompt !== undefined);
    const config = 'Switch(config)#';
    expect(prompts).toEqual([
      'Switch#',
      'Switch>',
      'Switch#',
      config,
      'Switch#',
      config,
      'Switch#',
      config,
      'Switch#',
    ]);
  });

  test('who has not privilege 15 stays in user EXEC mode', async () => {
    const lines = screen(await shell.type('enable\nshow running-config\nshow clock\n', { privilege: 1 }));
    expect(lines).toContain('% No password set');
    expect(lines).toContain("% Invalid input detected at '^' marker.");
    expect(lines.filter((line) => line.startsWith('*'))).toHaveLength(1);
  });
});

describe('--More--', () => {
  const small = { screen: { length: 10, width: 80 } };

  test('stops where the screen is full; space goes on, Enter by one line, q ends', async () => {
    const first = await shell.type('show license status\nq', small);
    expect(first.split('\r\n').findIndex((line) => line.includes('--More--'))).toBe(11);
    expect(first).toContain('Utility:');
    expect(first).not.toContain('Trust Code Installed');
    const one = await shell.type('show license status\n\nq', small);
    expect(one.match(/--More--/g)).toHaveLength(2);
    const all = await shell.type(`show license status\n${' '.repeat(10)}`, small);
    expect(all).toContain('Trust Code Installed');
  });

  test('terminal length 0 never stops', async () => {
    const shown = await shell.type('terminal length 0\nshow license status\n', small);
    expect(shown).not.toContain('--More--');
    expect(shown).toContain('Trust Code Installed');
  });
});

describe('output into a file', () => {
  test('redirect, append, tee', async () => {
    const own = testShell();
    expect(await own.exec('show license udi | redirect flash:out.txt')).toBe('');
    expect(await own.exec('show license udi | append flash:out.txt')).toBe('');
    const shown = await own.exec('show license udi | tee udi.txt');
    expect(shown).toContain('UDI: PID:C9300-48UXM');
    expect(await own.exec('more flash:udi.txt')).toBe(shown);
    expect((await own.exec('more flash:out.txt')).match(/^UDI:/gm)).toHaveLength(2);
    expect(await own.exec('show license udi | redirect tftp:x')).toContain('%Error opening tftp:x');
    expect(await own.exec('show license rum feature dna-advantage detail save flash:rum.txt')).toBe('');
    expect((await own.exec('more flash:rum.txt')).match(/^Report Id:/gm)).toHaveLength(1);
  });
});

test('? tells of output modifiers', async () => {
  expect((await type('show license udi ?')).slice(2, 4)).toEqual([
    '  |     Output modifiers',
    '  <cr>  <cr>',
  ]);
  expect((await type('show license udi | ?')).slice(2, 6)).toEqual([
    '  append    Append redirected output to a file',
    '  begin     Begin with the line that matches',
    '  count     Count number of lines which match regexp',
    '  exclude   Exclude lines that match',
  ]);
  expect((await type('show license udi | i?'))[2]).toBe('include');
  expect((await type('write memory ?')).slice(2, 4)).toEqual(['  <cr>  <cr>', '']);
});

describe('output through a pipe', () => {
  test.each([
    ['show version | include Serial', ['System Serial Number               : FOC2713X0AB']],
    ['show run | i ^host', ['hostname Switch']],
    ['show license usage | count Count', ['Number of lines which match regexp = 2']],
    [
      'show license status | section Data',
      [
        'Data Privacy:',
        '  Sending Hostname: yes',
        '    Callhome hostname privacy: DISABLED',
        '    Smart Licensing hostname privacy: DISABLED',
        '  Version privacy: DISABLED',
      ],
    ],
    [
      'show license status | section Policy:',
      [
        'Smart Licensing Using Policy:',
        '  Status: ENABLED',
        'Policy:',
        '  Policy in use: Merged from multiple sources.',
        '  Reporting ACK required: yes (CISCO default)',
      ],
    ],
    ['show license udi | exclude UDI', ['']],
    ['show run | begin !$|hostname', ['!']],
    ['show run | bogus x', ['% Invalid output modifier: bogus', '']],
    ['show run |', ['% Incomplete command.', '']],
  ])('%s', async (line, expected) => {
    const lines = (await shell.exec(line)).split('\n').slice(0, -1);
    expect(lines.slice(0, expected.length)).toEqual(expected);
  });
});
