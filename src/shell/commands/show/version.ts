/** show version. What it says of the law and of copyright is not repeated here. */
import { bootLevelOf } from '../../../device/binding/settings.ts';
import type { Device } from '../../../device/device.ts';
import type { Unit } from '../../../licensing/index.ts';
import { clockTime, uptime } from '../../format/time.ts';
import { keyword } from '../../grammar/element.ts';
import * as licensing from '../../licensing-view.ts';
import type { Command, Lines } from '../../session/context.ts';
import { SHOW } from '../words.ts';

export const version: Command = {
  mode: 'exec',
  privilege: 1,
  syntax: [SHOW, keyword('version', 'System hardware and software status')],
  run: ({ device }) => [...software(device), '', '', ...packages(device), '', '', ...hardware(device)],
};

function software({ core, profile, chassis, agent }: Device): Lines {
  const [start] = chassis.restarts;
  const up = uptime(core.clock.now() - (start?.time ?? 0));
  return [
    `Cisco IOS XE Software, Version ${profile.reportVersion}`,
    profile.banner,
    'Technical Support: http://www.cisco.com/techsupport',
    '',
    '',
    'ROM: IOS-XE ROMMON',
    '',
    `${agent.state.identity.hostname} uptime is ${up}`,
    `Uptime for this control processor is ${up}`,
    `System returned to ROM by ${start?.reason}`,
    `System restarted at ${clockTime(start?.time ?? 0)}`,
    'System image file is "flash:packages.conf"',
    `Last reload reason: ${start?.reason}`,
  ];
}

const RULE = '-'.repeat(78);

/** What runs, and what will after a reload: the level of the startup configuration, on a device without one of its first. */
function packages({ core, profile, agent, firstConfiguration }: Device): Lines {
  const current = licensing.level(agent.state) ?? profile.defaultLevel;
  const startup = core.tree('startup');
  const saved = Object.keys(startup).length > 0 ? startup : firstConfiguration;
  const next = bootLevelOf(saved, profile.defaultLevel);
  const row = (now = '', type: string, then = '') => `${now.padEnd(31)}${type.padEnd(27)}${then}`.trimEnd();
  const rows = [row(current.base, 'Smart License', next.base)];
  if (current.addon ?? next.addon) rows.push(row(current.addon, 'Subscription Smart License', next.addon));
  return [
    'Technology Package License Information:',
    '',
    RULE,
    'Technology-package                                     Technology-package',
    'Current                        Type                       Next reboot',
    RULE,
    ...rows,
    '',
    '',
    'Smart Licensing Status: Smart Licensing Using Policy',
  ];
}

/** Memory sizes are those of a Catalyst 9300. */
function hardware({ profile, agent }: Device): Lines {
  const { units } = agent.state.identity;
  const [{ pid, sn }] = units;
  // Switches are listed one by one, chassis with supervisors are not.
  const switches = units.some(({ supervisor }) => supervisor !== undefined) ? [] : units;
  return [
    `cisco ${pid} (X86) processor with 1331366K/6147K bytes of memory.`,
    `Processor board ID ${sn}`,
    '1 Virtual Ethernet interface',
    '2048K bytes of non-volatile configuration memory.',
    '8388608K bytes of physical memory.',
    '11264000K bytes of Flash at flash:.',
    '',
    `Base Ethernet MAC Address          : ${profile.mac}`,
    `Model Number                       : ${pid}`,
    `System Serial Number               : ${sn}`,
    '',
    '',
    ...(switches.length > 0 ? table(switches, profile.reportVersion) : []),
    'Configuration register is 0x102',
    '',
  ];
}

function table(units: readonly Unit[], version: string): Lines {
  const rows = units.map(({ pid, role, number }, index) => {
    const place = `${role === 'active' ? '*' : ' '}${String(number ?? index + 1).padStart(5)}`;
    const ports = /-(\d{2})/.exec(pid)?.[1] ?? '0';
    return `${place} ${ports.padEnd(5)} ${pid.padEnd(18)} ${version.padEnd(17)} ${'CAT9K_IOSXE'.padEnd(21)} INSTALL`;
  });
  return [
    'Switch Ports Model              SW Version        SW Image              Mode   ',
    '------ ----- -----              ----------        ----------            ----   ',
    ...rows,
    '',
    '',
  ];
}
