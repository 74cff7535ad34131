/** show license history message: what was exchanged with the licence server. */
import { describe, expect, test } from 'vitest';
import { testShell } from './support.ts';

const shown = async (shell: ReturnType<typeof testShell>) =>
  (await shell.exec('show license history message')).split('\n');

describe('show license history message (S1 "TRUST_CODE_INSTALL_FAILED")', () => {
  test('every kind of message has its heading, also without any', async () => {
    const lines = await shown(testShell());
    expect(lines.slice(0, 2)).toEqual(['Message History (oldest to newest):', '='.repeat(52)]);
    expect(lines.filter((line) => /^(?!Import)\S.*[^)]:$/.test(line))).toEqual([
      'Trust Establishment:',
      'Usage Reporting:',
      'Result Polling:',
      'Authorization Request:',
      'Authorization Return:',
      'Trust Sync:',
    ]);
    expect(lines.filter((line) => line === '  No past history')).toHaveLength(6);
    expect(lines.filter((line) => line.startsWith('Import'))).toEqual([
      'Import Message History (oldest to newest):',
      'Import POLICY:',
      'Import AUTH:',
      'Import TRUST CODE:',
      'Import RUM ACK:',
      'Import CONVERSION ACK:',
      'Import ACCOUNT INFO:',
    ]);
    expect(lines.filter((line) => line === '  No past Import history')).toHaveLength(6);
  });

  test('a request and its answer stand below what they were for, without secrets', async () => {
    const answer = '<smartLicense></smartLicense>';
    const shell = testShell({ network: { post: async () => ({ ok: true, body: answer }) } });
    await shell.config('license smart transport smart');
    await shell.exec('license smart trust idtoken VERYSECRET all');
    const lines = await shown(shell);
    const trust = lines.slice(lines.indexOf('Trust Establishment:'), lines.indexOf('Usage Reporting:'));
    expect(trust[1]).toBe('  2 messages');
    expect(trust[2]).toBe('  Request: Jan 05 10:00:00 2026 UTC, smart');
    expect(JSON.parse(trust[3]!)).toMatchObject({ request: 'trust-request' });
    expect(trust[4]).toBe('  Response: Jan 05 10:00:00 2026 UTC, smart');
    expect(lines.join()).not.toContain('VERYSECRET');
  });

  test('an imported file stands below what it held', async () => {
    const shell = testShell();
    const file =
      '<smartLicense><smartLicenseRumAck><data>[1]</data><signature></signature></smartLicenseRumAck></smartLicense>';
    shell.device.flash.write(['ack.xml'], file);
    await shell.exec('license smart import flash:ack.xml');
    const lines = await shown(shell);
    const imported = lines.slice(
      lines.indexOf('Import RUM ACK:') + 1,
      lines.indexOf('Import CONVERSION ACK:'),
    );
    expect(imported[0]).toBe('  1 message');
    expect(imported[1]).toBe('  Import: Jan 05 10:00:00 2026 UTC');
    expect(JSON.parse(imported[2]!)).toMatchObject({
      status: 'FAILED',
      message: 'verifysignaturefailed',
      parts: [{ type: 'ack' }],
    });
  });

  test('what nobody answered is a request alone', async () => {
    const shell = testShell();
    await shell.exec('license smart sync all');
    const lines = await shown(shell);
    const usage = lines.slice(lines.indexOf('Usage Reporting:') + 1, lines.indexOf('Result Polling:'));
    expect(usage.filter((line) => line.startsWith('  Re'))).toEqual([
      '  Request: Jan 05 10:00:00 2026 UTC, cslu',
    ]);
  });
});
