/** The sessions of the README and its guides work as printed: the code blocks are run, in order, against `sly serve` on its usual ports. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clients, describeWith } from './clients.ts';
import { serveSly, slyScript } from './sly.ts';

/** The README and its guides. */
const guides = ['README.md', 'docs/licence-servers.md', 'docs/yang.md']
  .map((name) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8'))
  .join('\n');

/** The code blocks of a language under a heading. */
function blocks(heading: string, language: string): string[] {
  const section = guides.split(/^## /m).find((text) => text.startsWith(heading));
  if (section === undefined) throw new Error(`no guide has a section "${heading}"`);
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    (match) => match[1]!,
  );
}

let home: string;
let server: ChildProcess;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'sly-readme-'));
  server = spawn(process.execPath, [slyScript, 'serve'], {
    env: { ...process.env, XDG_DATA_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(server.stdout!, 'data');
  expect(String(line).trim()).toBe(
    'ready netconf=127.0.0.1:8830 restconf=https://127.0.0.1:8443 shell=127.0.0.1:8022',
  );
});
afterAll(async () => {
  server.kill();
  await once(server, 'exit');
  rmSync(home, { recursive: true, force: true });
});

describeWith([clients.ncclient], 'README, for people with ncclient', () => {
  test('A first session with ncclient', () => {
    const [script] = blocks('A first session with ncclient', 'python');
    const { stdout, stderr, status } = spawnSync('/usr/bin/python3', ['-c', script!], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('<license-name>network-advantage</license-name>');
    expect(stdout).toMatch(/<interval>14<\/interval>/);
  });
});

describeWith([clients.curl], 'README, for people with curl', () => {
  test('A first session with curl', () => {
    const [script] = blocks('A first session with curl', 'sh');
    const { stdout, status } = spawnSync('bash', ['-c', `shopt -s expand_aliases\n${script}`], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('"pid": "C9300-48UXM"');
    expect(stdout).toContain('Save running-config successful');
    expect(stdout).toMatch(/network-essentials/);
    expect(stdout).toMatch(/"return-code": "\w+"/);
    expect(stdout).not.toContain('"return-code": "success"');
    expect(stdout).not.toContain('errors');
  });
});

describeWith([clients.curl], 'README, for people who test', () => {
  test('Steering the device from a test', async () => {
    const sly = await serveSly('--ephemeral', '--clock', 'virtual');
    const commands = blocks('Steering the device from a test', 'sh')
      .join('')
      .replaceAll('https://127.0.0.1:8443', sly.restconf!)
      .replaceAll('127.0.0.1:8830', sly.netconf!);
    const { stdout, stderr, status } = spawnSync(
      'bash',
      ['-e', '-c', `shopt -s expand_aliases\n${commands}`],
      {
        cwd: home,
        encoding: 'utf8',
      },
    );
    await sly.stop();
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).not.toContain('errors');
    expect(stdout).toContain('COMM_FAILED');
    expect(readFileSync(join(home, 'usage.xml'), 'utf8')).toContain('<RUMReport>');
    expect(stdout).toContain('"return-code": "success"');
    expect(stdout).toMatch(/"last-received-time": "20(?!\d\d-01-01T00:00:00)/);
    expect(stdout).toContain('auth-state-out-of-compliance');
  });
});

describeWith([clients.curl], 'README, for people with a licence server', () => {
  test('A licence server of your own', async () => {
    const [receiver] = blocks('A licence server of your own', 'js');
    const [script] = blocks('A licence server of your own', 'sh');
    // What its reader has from the section before.
    const [known] = blocks('Steering the device from a test', 'sh').map((text) => text.split('\n\n')[0]);
    writeFileSync(join(home, 'receiver.mjs'), receiver!);
    const heard = spawn(process.execPath, ['receiver.mjs'], {
      cwd: home,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    heard.stdout!.on('data', (text) => {
      said += text;
    });
    const sly = await serveSly('--ephemeral', '--clock', 'virtual');
    const commands = `${known}\n${script}`.replaceAll('https://127.0.0.1:8443', sly.restconf!);
    const run = spawn('bash', ['-e', '-c', `shopt -s expand_aliases\n${commands}`], { cwd: home });
    let stdout = '';
    run.stdout.on('data', (text) => {
      stdout += text;
    });
    const [status] = await once(run, 'exit');
    await sly.stop();
    heard.kill();
    expect(status).toBe(0);
    expect(stdout).not.toContain('errors');
    expect(said).toMatch(/reports \[ \d+, \d+ \] signed with builtin/);
    expect(stdout).toMatch(/"last-received-time": "20(?!\d\d-01-01T00:00:00)/);
    expect(stdout).toContain('rum-report-state-acknowledged');
  });
});

describeWith([clients.curl], 'README, for people with a collector', () => {
  test('Pulling reports as CSLU does', () => {
    const [script] = blocks('Pulling reports as CSLU does', 'sh');
    const { stdout, stderr, status } = spawnSync('bash', ['-e', '-c', `shopt -s expand_aliases\n${script}`], {
      cwd: home,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('"closed": [');
    expect(readFileSync(join(home, 'usage.xml'), 'utf8')).toContain('<RUMReport>');
    expect(stdout).toContain('"return_code": "success"');
    expect(stdout).toContain('"state": "acknowledged"');
  });
});

describeWith([clients.curl, clients.ncclient], 'README, for people with modules of their own', () => {
  test('Bring your own modules', () => {
    const [script] = blocks('Bring your own modules', 'sh');
    const run = { cwd: home, encoding: 'utf8' } as const;
    const first = spawnSync('bash', ['-e', '-c', `shopt -s expand_aliases\n${script}`], run);
    expect(first.stderr).toBe('');
    expect(first.status).toBe(0);
    expect(first.stdout).not.toContain('errors');
    expect(first.stdout).toContain('"size": 5');
    expect(first.stdout).toMatch(/"removed": \[\s*"acme-box"/);

    const [python] = blocks('Bring your own modules', 'python');
    const second = spawnSync('/usr/bin/python3', ['-c', python!], run);
    expect(second.stderr).toBe('');
    expect(second.status).toBe(0);
    expect(second.stdout).toContain('>acme-box</added>');
    expect(second.stdout).toContain('<yang-library-update');
    expect(second.stdout).toContain('leaf size');
  });
});

describeWith([clients.ssh, clients.sshpass], 'README, for people with ssh', () => {
  test("The device's command line", () => {
    const [script] = blocks("The device's command line", 'sh');
    const known =
      '-F /dev/null -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR';
    const commands = script!.replaceAll(/^ssh /gm, `sshpass -p admin ssh ${known} `);
    const { stdout, stderr, status } = spawnSync('bash', ['-e', '-c', commands], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}network-\w+ +\(C9300-48 .*\) +1 IN USE\r?$/m);
    expect(stdout).toContain('System Serial Number               : FOC2713X0AB');
    expect(stdout).toContain('[OK]');
    expect(stdout).toContain('license smart url cslu http://127.0.0.1:8182/cslu/v1/pi');
    expect(stdout).not.toContain('%');
  });
});

describe('README, for people with Node.js', () => {
  test('From a TypeScript test', () => {
    const [script] = blocks('From a TypeScript test', 'ts');
    // Inside of the package, so that it can be imported by its name.
    const file = fileURLToPath(new URL('../../dist/readme-session.mjs', import.meta.url));
    writeFileSync(file, script!);
    const { stdout, stderr, status } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    rmSync(file);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\{ 'Cisco-IOS-XE-native:version': '17\.15' \}\n\d+\n$/);
  });

  test('YANG tools', () => {
    const [script] = blocks('YANG tools', 'sh');
    writeFileSync(join(home, 'data.json'), '{"cisco-smart-license:licensing": {"config": {"enable": true}}}');
    writeFileSync(join(home, 'my-module.yang'), 'module my-module { namespace "urn:my"; prefix m; }');
    const commands = script!.replaceAll('npx sly', `"${process.execPath}" "${slyScript}"`);
    const { stdout, stderr, status } = spawnSync('bash', ['-e', '-c', commands], {
      cwd: home,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('module: cisco-smart-license');
    expect(stdout).toContain('<enable>true</enable>');
    expect(stdout).toContain('cisco-smart-license.ts');
  });
});
