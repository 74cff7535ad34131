import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:https';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built command, as `npx sly` runs it. */
export const slyScript = fileURLToPath(new URL('../../dist/bin/sly.js', import.meta.url));

/** A `sly serve` of its own process. */
export interface SlyProcess {
  readonly child: ChildProcess;
  readonly readyLine: string;
  /** `127.0.0.1:PORT`, or undefined when off. */
  readonly netconf: string | undefined;
  /** `https://127.0.0.1:PORT`, or undefined when off. */
  readonly restconf: string | undefined;
  /** `127.0.0.1:PORT`, or undefined when off or without a device. */
  readonly shell: string | undefined;
  /** What it has written on standard error so far: its log. */
  stderr(): string;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** Starts `sly serve` on free ports with the given options and waits for its ready line. */
export async function serveSly(...args: string[]): Promise<SlyProcess> {
  const ports = ['--netconf', '127.0.0.1:0', '--restconf', '127.0.0.1:0', '--shell', '127.0.0.1:0'];
  const child = spawn(process.execPath, [slyScript, 'serve', ...ports, '--log', 'error', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let problems = '';
  child.stderr.on('data', (chunk) => {
    problems += chunk;
  });
  const exited = once(child, 'exit');
  const readyLine = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => line as string),
    exited.then(([code]) => Promise.reject(new Error(`sly serve ended with ${code}: ${problems}`))),
  ]);
  const word = (name: string) => new RegExp(`\\b${name}=(\\S+)`).exec(readyLine)?.[1];
  return {
    child,
    readyLine,
    netconf: word('netconf'),
    restconf: word('restconf'),
    shell: word('shell'),
    stderr: () => problems,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Runs `sly` to its end. */
export function runSly(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [slyScript, ...args], {
    encoding: 'utf8',
    // With CI set the command would colour its errors.
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

/** One RESTCONF request as admin/admin with JSON both ways; the certificate is the server's own. */
export function restconf(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'application/yang-data+json', 'content-type': 'application/yang-data+json' };
    const call = request(
      `${url}/restconf/${path}`,
      { method, headers, auth: 'admin:admin', rejectUnauthorized: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
