import { setFlagsFromString } from 'node:v8';
import { type Command, Option } from 'commander';
import { defaultDataDir } from '../app/data-dir.ts';
import { Failure } from '../app/failure.ts';
import { defaultUsers, type ServerOptions } from '../app/options.ts';
import { defaultProfile, profileNames } from '../device/profiles/index.ts';
import { type LogLevel, logLevels } from '../server/log.ts';
import type { UserConfig } from '../server/users.ts';
import { formatAddress, isLoopback, parseAddress } from './address.ts';
import type { ConfigFile } from './config-file.ts';
import { checkDirectory } from './directory.ts';

/** Options as commander gives them; the same members as the configuration file, in camel case. */
interface Flags {
  profile?: string;
  netconf?: string;
  restconf?: string;
  shell?: string;
  user?: string[];
  authorizedKeys?: string;
  ca?: string;
  dataDir?: string;
  ephemeral?: boolean;
  fsync?: boolean;
  startup?: string;
  clock?: string;
  config?: string;
  yangDir?: string[];
  module?: string[];
  feature?: string[];
  device: boolean;
  operational?: string;
  candidate?: boolean;
  log?: string;
}

const collect = (value: string, previous: string[] = []): string[] => [...previous, value];

/** `sly serve`: one device until SIGTERM or SIGINT. */
export function serveCommand(command: Command): Command {
  return command
    .addOption(
      new Option('--profile <name>', `device to be (default ${defaultProfile})`).choices(profileNames),
    )
    .option('--netconf <host:port>', 'NETCONF over SSH (default 127.0.0.1:8830; "off" for none)')
    .option(
      '--restconf <host:port>',
      'RESTCONF over HTTPS, http://HOST:PORT without TLS (default 127.0.0.1:8443; "off" for none)',
    )
    .option(
      '--shell <host:port>',
      'the device\'s command line over SSH (default 127.0.0.1:8022; "off" for none)',
    )
    .option(
      '--user <name:password>',
      'who may log in; repeat for more (default admin:admin, on loopback only)',
      collect,
    )
    .option('--authorized-keys <file>', 'OpenSSH public keys that every user may log in with')
    .option(
      '--ca <file>',
      'PEM file of authorities whose licence servers the device trusts, besides the usual ones',
    )
    .option(
      '--data-dir <dir>',
      'where configuration and licensing state are kept (default ~/.local/share/sly/NAME)',
    )
    .option('--ephemeral', 'keep nothing')
    .option('--fsync', 'writes survive a power cut too')
    .option('--startup <file>', 'configuration for the first start, XML or JSON')
    .option('--clock <real|virtual[:ISO-TIME]>', 'real time, or a clock that only moves when told')
    .option(
      '--config <file>',
      'these options from a JSON file, under their long names; the command line wins',
    )
    .option('--yang-dir <dir>', 'where to look for YANG modules; repeat for more', collect)
    .option(
      '--module <name[@revision]>',
      'module to serve besides those of the device; repeat for more (while it runs: install-module of sly-modules)',
      collect,
    )
    .option(
      '--feature <module:name>',
      'support only the named features of a module; repeat for more',
      collect,
    )
    .option('--no-device', 'serve the modules as plain configuration, without a device behind them')
    .option('--operational <file>', 'state to show with --no-device, XML or JSON')
    .option('--candidate', 'candidate datastore and commit')
    .option('--no-candidate', 'running is written directly')
    .addOption(new Option('--log <level>', 'how much to log (default info)').choices([...logLevels]))
    .addHelpText(
      'after',
      `
When ready, one line on standard output tells where:
  ready netconf=127.0.0.1:8830 restconf=https://127.0.0.1:8443 shell=127.0.0.1:8022

Try it:
  ssh -p 8830 admin@127.0.0.1 -s netconf
  ssh -p 8022 admin@127.0.0.1 show license summary
  curl -ku admin:admin https://127.0.0.1:8443/restconf/data/cisco-smart-license:licensing`,
    )
    .action(serve);
}

async function serve(flags: Flags): Promise<void> {
  const file =
    flags.config === undefined ? {} : (await import('./config-file.ts')).readConfigFile(flags.config);
  const options = serverOptions(flags, file);
  for (const dir of options.yangDirs ?? []) checkDirectory('--yang-dir', dir);
  const { startServer } = await import('../app/start.ts');
  // Before anything is said: who reads the ready line may stop us at once.
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  const server = await startServer(options).catch((error: unknown) => {
    throw listenFailure(error) ?? error;
  });
  // From now on garbage is collected when it is as much as what is in use; V8 by itself lets it grow to thrice that.
  setFlagsFromString('--heap-growing-percent=100');
  const faces = [
    server.netconf && `netconf=${formatAddress(server.netconf)}`,
    server.restconf && `restconf=${server.restconf.url}`,
    server.shell && `shell=${formatAddress(server.shell)}`,
  ];
  process.stdout.write(`ready ${faces.filter(Boolean).join(' ')}\n`);
  await stopped;
  await server.close();
}

/** Merges command line and file, and checks what one option says against another. */
export function serverOptions(flags: Flags, file: ConfigFile): ServerOptions {
  const device = flags.device && file.device !== false;
  const modules = flags.module ?? file.module ?? [];
  if (!device && modules.length === 0) {
    throw new Failure('--no-device serves the modules that --module names: name at least one');
  }
  const operational = flags.operational ?? file.operational;
  if (device && operational !== undefined) {
    throw new Failure('--operational is for --no-device: a device has its own state');
  }
  const ca = flags.ca ?? file.ca;
  if (!device && ca !== undefined) throw new Failure('--ca is for a device: nothing else calls a server');
  const profile = flags.profile ?? file.profile ?? defaultProfile;
  const netconf = flags.netconf ?? file.netconf ?? '127.0.0.1:8830';
  const restconf = flags.restconf ?? file.restconf ?? '127.0.0.1:8443';
  const shell = flags.shell ?? file.shell ?? '127.0.0.1:8022';
  const plain = restconf.startsWith('http://');
  const netconfAddress = netconf === 'off' ? undefined : parseAddress(netconf, '--netconf');
  const restconfAddress =
    restconf === 'off' ? undefined : parseAddress(restconf.replace(/^https?:\/\//, ''), '--restconf');
  const shellAddress = !device || shell === 'off' ? undefined : parseAddress(shell, '--shell');
  const users = flags.user?.map(parseUser) ?? file.users;
  for (const address of [netconfAddress, restconfAddress, shellAddress]) {
    if (!users && address && !isLoopback(address.host)) {
      throw new Failure(
        `admin/admin is refused on ${address.host}, which others can reach: give --user NAME:PASSWORD`,
      );
    }
  }
  const ephemeral = flags.ephemeral ?? file.ephemeral ?? false;
  const dataDir = flags.dataDir ?? file['data-dir'];
  if (ephemeral && dataDir !== undefined)
    throw new Failure('--ephemeral keeps nothing: leave out --data-dir');
  return {
    profile,
    device,
    netconf: netconfAddress ?? false,
    restconf: restconfAddress ? { ...restconfAddress, plain } : false,
    shell: shellAddress ?? false,
    users: users ?? defaultUsers,
    authorizedKeys: flags.authorizedKeys ?? file['authorized-keys'],
    ca,
    dataDir: ephemeral ? undefined : (dataDir ?? defaultDataDir(device ? profile : modules.join('+'))),
    fsync: flags.fsync ?? file.fsync,
    startup: flags.startup ?? file.startup,
    operational,
    clock: parseClock(flags.clock ?? file.clock ?? 'real'),
    yangDirs: flags.yangDir ?? file['yang-dir'],
    modules,
    features: flags.feature ?? file.feature,
    candidate: flags.candidate ?? file.candidate,
    log: (flags.log ?? file.log ?? 'info') as LogLevel,
  };
}

function parseUser(text: string): UserConfig {
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1) throw new Failure('--user: NAME:PASSWORD was expected');
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

function parseClock(text: string): ServerOptions['clock'] {
  if (text === 'real') return { kind: 'real' };
  if (text === 'virtual') return { kind: 'virtual' };
  const start = text.startsWith('virtual:') ? Date.parse(text.slice('virtual:'.length)) : Number.NaN;
  if (Number.isNaN(start)) {
    throw new Failure(`--clock ${text}: real, virtual or virtual:2026-01-31T12:00:00Z was expected`);
  }
  return { kind: 'virtual', start };
}

/** Turns what the operating system says about a port into what to do. */
function listenFailure(error: unknown): Failure | undefined {
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const where = `${address}:${port}`;
  if (code === 'EADDRINUSE') {
    return new Failure(
      `${where} is in use: stop what listens there, or choose another port (0 picks a free one)`,
    );
  }
  if (code === 'EACCES' && port !== undefined) {
    return new Failure(`${where}: not allowed to listen there; ports below 1024 need privileges`);
  }
  if (code === 'EADDRNOTAVAIL') return new Failure(`${where}: this machine has no such address`);
  return undefined;
}
