/** The EXEC mode of IOS XR: its prompt, the time in front of output, `license smart`, `show license platform`. */
import { describe, expect, test } from 'vitest';
import { testShell } from '../support.ts';

describe('the prompt', () => {
  test('names the route processor', async () => {
    expect(await testShell({ profile: 'ncs5501' }).type('exit\n')).toBe('\r\nRP/0/RP0/CPU0:ios#exit\r\n');
    const shown = await testShell({ profile: 'asr9006' }).type(
      'configure\nline default\nexit\nabort\nexit\n',
    );
    expect(shown.match(/^RP.*?#/gm)).toEqual([
      'RP/0/RSP0/CPU0:ios#',
      'RP/0/RSP0/CPU0:ios(config)#',
      'RP/0/RSP0/CPU0:ios(config-line)#',
      'RP/0/RSP0/CPU0:ios(config)#',
      'RP/0/RSP0/CPU0:ios#',
    ]);
  });

  test('^C gives up the line, ^Z asks as end does', async () => {
    const shown = await testShell({ profile: 'ncs5501' }).type(
      'configure\nlicense smart\u0003license smart reservation\n\u001ano\nexit\n',
    );
    expect(shown).toContain('Uncommitted changes found');
    expect(shown).toMatch(/ios#exit\r\n$/);
  });
});

describe('the time in front of output (S3 "Manage licenses on SSM On-Prem")', () => {
  test('of every command, until the terminal does without', async () => {
    const { type } = testShell({ profile: 'ncs5501' });
    const shown = await type('show license udi\nterminal exec prompt no-timestamp\nshow license udi\nexit\n');
    expect(shown.match(/^Mon Jan {2}5 10:00:00\.000 UTC\r$/gm)).toHaveLength(1);
    expect(shown.match(/^UDI: PID:NCS-5501-SE,SN:FOC2713R0AB\r$/gm)).toHaveLength(2);
  });

  test('is no part of what | filters', async () => {
    expect(await testShell({ profile: 'ncs5501' }).exec('show license all | include Version privacy')).toBe(
      'Mon Jan  5 10:00:00.000 UTC\n  Version privacy: DISABLED\n',
    );
  });
});

describe('license smart, as S3 enters it', () => {
  test('sync without a scope', async () => {
    const { exec } = testShell({ profile: 'asr9006' });
    expect(await exec('license smart sync')).toContain('commsend');
    expect(await exec('license smart sync all')).toContain('commsend');
  });

  test('save usage, save trust-request and import name their file without more', async () => {
    const { exec, device } = testShell({ profile: 'asr9006' });
    await exec('license smart save usage all usage.txt');
    await exec('license smart save trust-request file1');
    expect(device.flash.read(['usage.txt']).ok && device.flash.read(['file1']).ok).toBe(true);
    device.flash.write(['ack.xml'], 'nothing of licensing');
    expect(await exec('license smart import /disk0:/ack.xml')).toContain('not a licensing file');
  });

  test('transport in EXEC mode is committed at once', async () => {
    const { exec } = testShell({ profile: 'asr9006' });
    await exec('license smart transport off');
    expect(await exec('show running-config license')).toContain('license smart transport off');
    expect(await exec('show license status')).toContain('  Type: off');
    expect(await testShell({ profile: '8201' }).exec('license smart transport callhome')).toContain(
      '% Failed',
    );
  });

  test('reservation: request, show, cancel, return (S3 "Activate SLR licenses for air-gapped environments")', async () => {
    const { exec } = testShell({ profile: 'ncs5501' });
    expect(await exec('license smart reservation request local')).toContain('notreservationmode');
    await exec('configure\nlicense smart reservation\ncommit');
    const code = /^CD-ZNCS-5501-SE:FOC2713R0AB-\S+$/m.exec(
      await exec('license smart reservation request local'),
    );
    const shown = (await exec('show license reservation')).split('\n').slice(1);
    expect(shown).toEqual([
      'License reservation: ENABLED',
      '',
      'Overall status:',
      '  Active: PID:NCS-5501-SE,SN:FOC2713R0AB',
      '      Reservation status: RESERVATION IN PROGRESS on Jan 05 2026 10:00:00 UTC',
      `      Request code: ${code?.[0]}`,
      '',
      '',
    ]);
    await exec('license smart reservation cancel local');
    expect(await exec('show license reservation')).toContain('Reservation status: NOT INSTALLED');
    expect(await exec('license smart reservation return local')).toContain('% Error');
    await exec('license smart reservation request local');
    expect(await exec('license smart reservation install file /disk2:/none.txt')).toContain('no such file');
  });

  test('a code that is entered is not kept in the history', async () => {
    const { type } = testShell({ profile: 'ncs5501' });
    const shown = await type('license smart reservation install SECRETCODE\nshow history\nexit\n');
    expect(shown.match(/SECRETCODE/g)).toHaveLength(1);
  });
});

describe('show license platform', () => {
  test('summary: what scripts for NCS routers read', async () => {
    const { exec } = testShell({ profile: 'asr9006' });
    const shown = await exec('show license platform summary');
    expect(/^\s*SIA Status: (.*)$/m.exec(shown)?.[1]).toMatch(/^Out of Compliance/);
    expect(/Upgrade License Status: (.*)$/m.exec(shown)?.[1]).toBe('In Compliance');
    const rows = [...shown.matchAll(/^\s*FCM(?:\s+\d+)?\s+(.+?)\s+(\d+)\s+(\d+)\s*$/gm)].map((row) =>
      row.slice(1),
    );
    expect(rows).toEqual([
      ['Essentials Software RTU License (per 100G) for Edge', '2', '2'],
      ['Essentials Edge Subscription SIA', '2', '2'],
    ]);
    expect(shown).toContain('Collection: LAST: Mon Jan 05 2026 10:00:00 UTC');
    expect(shown).toContain('            NEXT: Mon Jan 05 2026 11:00:00 UTC');
  });

  test('detail: parameters, features and entitlements of flexible consumption', async () => {
    const { exec } = testShell({ profile: 'asr9006' });
    const shown = await exec('show license platform detail');
    expect(shown).toMatch(/Collection interval: +60 minute\(s\)/);
    expect(shown).toMatch(/Reporting interval: +1440 minute\(s\)/);
    expect(shown).toContain('Status: ACTIVE');
    await exec('configure\nno license smart flexible-consumption enable\ncommit');
    expect(await exec('show license platform detail')).toContain('Status: INACTIVE');
  });

  test('grace is told until it is over (S3: 90 days)', async () => {
    const { exec, clock } = testShell({ profile: 'asr9006' });
    // Without attempts to report the months pass quickly.
    await exec('license smart transport off');
    expect(await exec('show license platform summary')).toContain('Remaining Grace Period: 90 days, 0 hours');
    await clock.advance(91 * 86_400_000);
    expect(await exec('show license platform summary')).toContain('Grace Period Expired');
  });
});

describe('the router itself', () => {
  test('show version, inventory and platform', async () => {
    const { exec } = testShell({ profile: 'asr9006' });
    const version = await exec('show version');
    expect(version).toContain('Cisco IOS XR Software, Version 24.4.2 LNT\n');
    expect(version).toMatch(/^System uptime is 0 minutes$/m);
    expect(await exec('show inventory')).toContain('PID: ASR-9006-AC       , VID: V02, SN: FOX2713G0AB');
    expect(await exec('show platform')).toMatch(
      /^0\/RSP1\/CPU0 +ASR-9006-AC\(Standby\) +IOS XR RUN +NSHUT$/m,
    );
  });

  test('files on the file systems of IOS XR', async () => {
    const { exec } = testShell({ profile: 'asr9006' });
    expect(await exec('copy running-config harddisk:mine.cfg')).toContain('Copy complete.');
    expect(await exec('dir disk0:')).toContain('mine.cfg');
    await exec('delete /harddisk:/mine.cfg');
    expect(await exec('dir harddisk:')).not.toContain('mine.cfg');
  });

  test('reload keeps what was committed', async () => {
    const { exec, type, device } = testShell({ profile: 'ncs5501' });
    await exec('configure\nlicense smart transport off\ncommit');
    expect(await type('reload\n\n')).toContain('Proceed with reload? [confirm]');
    expect(device.chassis.restarts).toHaveLength(2);
    expect(await exec('show running-config')).toContain('license smart transport off');
  });
});
