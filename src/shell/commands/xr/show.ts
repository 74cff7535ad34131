/** show license and show version, platform, inventory, logging, running-config on IOS XR. */
import type { Device } from '../../../device/device.ts';
import { uptime } from '../../format/time.ts';
import { keyword, optional, type Syntax } from '../../grammar/element.ts';
import { configurationLines } from '../../layout/xr/configuration.ts';
import * as license from '../../layout/xr/license.ts';
import { showPlatformDetail, showPlatformSummary } from '../../layout/xr/platform.ts';
import * as licensing from '../../licensing-view.ts';
import { loggingHost } from '../../logging-host.ts';
import { routerLicenses } from '../../router-view.ts';
import type { Command, Lines } from '../../session/context.ts';
import { techOf } from '../show/license-tech.ts';
import { clock } from '../show/system.ts';
import { techSupport } from '../show/tech-support.ts';
import { LICENSE, SHOW, SMART } from '../words.ts';

/** Every one ends in an empty line. */
function show(words: Syntax, layout: (device: Device) => Lines): Command {
  return { mode: 'exec', syntax: [SHOW, ...words], run: ({ device }) => [...layout(device), ''] };
}

const PLATFORM = keyword('platform', 'Show license platform information');

const tech = techOf({ status: license.licensingStatus, udi: license.showUdi, licenses: routerLicenses });
const all = show([LICENSE, keyword('all', 'Show license all information')], license.showAll);
const summary = show([LICENSE, PLATFORM, keyword('summary', 'What is counted')], showPlatformSummary);

const licenses: readonly Command[] = [
  all,
  tech,
  show(
    [LICENSE, keyword('authorization', 'Show license authorization information')],
    license.showAuthorization,
  ),
  show([LICENSE, PLATFORM, keyword('detail', 'Every field')], showPlatformDetail),
  summary,
  show([LICENSE, keyword('reservation', 'Show license reservation information')], license.showReservation),
  show([LICENSE, keyword('status', 'Show license status information')], license.showStatus),
  show([LICENSE, keyword('summary', 'Show license summary')], license.showSummary),
  show([LICENSE, keyword('udi', 'Show license udi information')], license.showUdi),
  show([LICENSE, keyword('usage', 'Show license usage information')], license.showUsage),
];

/** `cisco 8000 () processor` and the like: how show version names the series. */
const SERIES: Readonly<Record<string, string>> = { ASR: 'ASR9K', NCS: 'NCS-5500', '820': '8000' };

function version({ core, profile, chassis }: Device): Lines {
  const [start] = chassis.restarts;
  return [
    `${profile.banner} LNT`,
    '',
    'Build Information:',
    ' Built By     : sly',
    ' Build Host   : sly',
    ` Version      : ${profile.version}`,
    ` Label        : ${profile.version}`,
    '',
    `cisco ${SERIES[profile.pid.slice(0, 3)] ?? profile.pid} () processor`,
    `System uptime is ${uptime(core.clock.now() - (start?.time ?? 0))}`,
  ];
}

function inventory({ profile }: Device): Lines {
  return profile.inventory.flatMap(({ name, description, part, version: vid, serial }, index) => [
    ...(index === 0 ? [] : ['']),
    `NAME: "${name}", DESCR: "${description}"`,
    `PID: ${part.padEnd(18)}, VID: ${vid}, SN: ${serial}`,
  ]);
}

/** Where the licences are counted: the route processors. */
function platform({ agent, profile }: Device): Lines {
  const row = (node: string, type: string, state: string, config: string) =>
    `${node.padEnd(18)}${type.padEnd(27)}${state.padEnd(18)}${config}`.trimEnd();
  return [
    row('Node', 'Type', 'State', 'Config state'),
    '-'.repeat(80),
    ...licensing
      .units(agent.state)
      .map(({ role, udi }, index) =>
        row(
          profile.router?.processors[index] ?? '',
          `${/PID:([^,]*)/.exec(udi)?.[1]}(${role})`,
          'IOS XR RUN',
          'NSHUT',
        ),
      ),
  ];
}

function logging({ core, systemLog }: Device): Lines {
  const { lines } = systemLog;
  const target = loggingHost(core.tree('running'));
  return [
    'Syslog logging: enabled (0 messages dropped, 0 flushes, 0 overruns)',
    '    Console logging: Disabled',
    '    Monitor logging: Disabled',
    ...(target
      ? [
          `    Trap logging: level informational, ${lines.length} messages logged`,
          `    Logging to ${target.host} port ${target.port}`,
        ]
      : []),
    `    Buffer logging: level debugging, ${lines.length} messages logged`,
    '',
    'Log Buffer (2097152 bytes):',
    '',
    ...lines,
  ];
}

const showVersion = show([keyword('version', 'System hardware and software status')], version);

const runningConfig = (mode: Command['mode']): Command => ({
  mode,
  timed: true,
  syntax: [
    SHOW,
    keyword('running-config', 'Current operating configuration'),
    optional(keyword('license', 'Licensing', 'section'), optional(SMART)),
  ],
  run({ device, session }, args) {
    const lines = configurationLines(device.core.operations.getConfig(session, 'running'));
    if (args.has('section')) return [...lines.filter((line) => line.startsWith('license ')), ''];
    return [
      'Building configuration...',
      `!! IOS XR Configuration ${device.profile.version}`,
      '!',
      ...lines,
      'end',
      '',
    ];
  },
});

export const routerShows: readonly Command[] = [
  ...licenses,
  showVersion,
  techSupport([
    ['show clock', clock],
    ['show version', showVersion],
    ['show license platform summary', summary],
    ['show license all', all],
    ['show license tech support', tech],
  ]),
  show([keyword('inventory', 'Show the physical inventory')], inventory),
  show([keyword('platform', 'Show platform information')], platform),
  show([keyword('logging', 'Show the contents of logging buffers')], logging),
  runningConfig('exec'),
  runningConfig('config'),
];
