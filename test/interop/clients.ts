/** Real clients for interop tests: finds them, installs what is missing where that is allowed, runs them. */
import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { describe } from 'vitest';

export interface RealClient {
  /** What the tests call it. */
  readonly name: string;
  /** A command that succeeds when the client is there. */
  readonly probe: readonly [command: string, ...args: string[]];
  /** Debian packages that bring it. */
  readonly packages: readonly string[];
}

/** Debian's Python: the one that Debian's Python packages are for. */
export const python = '/usr/bin/python3';

export const clients = {
  ssh: { name: 'OpenSSH', probe: ['ssh', '-V'], packages: ['openssh-client'] },
  sshpass: { name: 'sshpass', probe: ['sshpass', '-V'], packages: ['sshpass'] },
  ncclient: { name: 'ncclient', probe: [python, '-c', 'import ncclient'], packages: ['python3-ncclient'] },
  yangcli: { name: 'yangcli', probe: ['sh', '-c', 'command -v yangcli'], packages: ['yangcli'] },
  curl: { name: 'curl', probe: ['curl', '--version'], packages: ['curl'] },
} as const satisfies Record<string, RealClient>;

const found = new Map<string, boolean>();

function works([command, ...args]: RealClient['probe']): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

const apt = 'apt-get';

/** Tries to install Debian packages; only as root, and quietly. */
function install(packages: readonly string[]): void {
  if (userInfo().uid !== 0) return;
  const options = {
    stdio: 'ignore',
    timeout: 240_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  if (spawnSync(apt, ['install', '-y', ...packages], options).status === 0) return;
  spawnSync(apt, ['update'], options);
  spawnSync(apt, ['install', '-y', ...packages], options);
}

/** True when the client can be used here. In CI a client that is missing is a failure, not a reason to skip. */
export function available(client: RealClient): boolean {
  let there = found.get(client.name);
  if (there === undefined) {
    there = works(client.probe);
    if (!there) {
      install(client.packages);
      there = works(client.probe);
    }
    found.set(client.name, there);
  }
  if (!there && process.env.CI === 'true') {
    throw new Error(`${client.name} is missing and could not be installed (${client.packages.join(', ')})`);
  }
  return there;
}

/** `describe` for tests that need clients; without them the tests are skipped, and the title says why. */
export function describeWith(needed: readonly RealClient[], title: string, body: () => void): void {
  const missing = needed.filter((client) => !available(client)).map(({ name }) => name);
  if (missing.length === 0) describe(title, body);
  else describe.skip(`${title} (${missing.join(' and ')} not installed)`, body);
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a client to its end, with `input` on its standard input; killed after `timeout` milliseconds. */
export function run(
  command: string,
  args: readonly string[],
  { input = '', timeout = 60_000, ...options }: SpawnOptions & { input?: string; timeout?: number } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Runs a Python script of these tests with a JSON object as input; gives the JSON it prints. Throws when it fails. */
export async function runPython(script: string, input: object): Promise<unknown> {
  const { code, stdout, stderr } = await run(python, [script], { input: JSON.stringify(input) });
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${stderr || stdout}`);
  return JSON.parse(stdout);
}
