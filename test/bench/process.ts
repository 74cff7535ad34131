import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A server under measurement: a child process that prints one `ready` line. */
export interface Served {
  readonly child: ChildProcess;
  /** The words `name=value` of the ready line. */
  readonly ready: ReadonlyMap<string, string>;
  /** Milliseconds from spawn to the ready line. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** What the first line of the command gives Node.js. */
const nodeFlags = ['--max-semi-space-size=4'];

/** Starts a Node script as the command is started, and waits for its ready line. Its standard error is shown. */
export async function serve(script: string, args: readonly string[]): Promise<Served> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...nodeFlags, script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => text as string),
    once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`${script} ended with ${code} before it was ready`)),
    ),
  ]);
  const words = line
    .split(' ')
    .slice(1)
    .map((word): [string, string] => {
      const equals = word.indexOf('=');
      return [word.slice(0, equals), word.slice(equals + 1)];
    });
  return {
    child,
    ready: new Map(words),
    startMs: performance.now() - begun,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Resident memory of a process in MiB (Linux). */
export function residentMiB(pid: number): number {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib) / 1024;
}
