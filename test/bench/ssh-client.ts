import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

const base = 'urn:ietf:params:xml:ns:netconf:base:1.0';
const end = Buffer.from('\n##\n');

/** A raw NETCONF 1.1 client over OpenSSH's `ssh -s`, so that the client costs little beside the server. */
export class SshClient {
  readonly #child: ChildProcessWithoutNullStreams;
  #received: Buffer = Buffer.alloc(0);
  #messages = 0;
  #waiting: (() => void) | undefined;
  #count = 0;
  /** Time from the start of ssh to the server's hello, in milliseconds. */
  helloMs = 0;
  /** Last complete reply. */
  lastReply = '';

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
  }

  static async connect(address: string, keyFile: string): Promise<SshClient> {
    const [host = '', port = ''] = address.split(':');
    const begun = performance.now();
    const options = [
      'IdentitiesOnly=yes',
      'StrictHostKeyChecking=no',
      'UserKnownHostsFile=/dev/null',
      'LogLevel=ERROR',
    ];
    const child = spawn('ssh', [
      ...['-T', '-F', '/dev/null', '-p', port, '-l', 'admin', '-i', keyFile],
      ...options.flatMap((option) => ['-o', option]),
      ...['-s', host, 'netconf'],
    ]);
    child.stderr.on('data', (text: Buffer) => process.stderr.write(text));
    const client = new SshClient(child);
    let hello = Buffer.alloc(0);
    while (!hello.includes(']]>]]>')) {
      const [chunk] = await once(child.stdout, 'data');
      hello = Buffer.concat([hello, chunk as Buffer]);
    }
    client.helloMs = performance.now() - begun;
    child.stdin.write(
      `<hello xmlns="${base}"><capabilities><capability>urn:ietf:params:netconf:base:1.1</capability></capabilities></hello>]]>]]>`,
    );
    child.stdout.on('data', (chunk: Buffer) => client.#receive(chunk));
    return client;
  }

  frame(body: string): string {
    const message = `<rpc xmlns="${base}" message-id="${++this.#count}">${body}</rpc>`;
    return `\n#${Buffer.byteLength(message)}\n${message}\n##\n`;
  }

  /** Sends one request and waits for its reply. */
  async rpc(body: string): Promise<string> {
    this.#child.stdin.write(this.frame(body));
    await this.replies(1);
    if (this.lastReply.includes('<rpc-error>')) throw new Error(this.lastReply);
    return this.lastReply;
  }

  /** Sends `count` requests in one write, without waiting. */
  send(body: (n: number) => string, count: number): void {
    let text = '';
    for (let i = 0; i < count; i++) text += this.frame(body(this.#count));
    this.#child.stdin.write(text);
  }

  /** Waits until at least `least` further replies have come; resolves to how many there were. */
  async replies(least: number): Promise<number> {
    while (this.#messages < least) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
    const count = this.#messages;
    this.#messages = 0;
    return count;
  }

  close(): void {
    this.#child.kill();
  }

  #receive(chunk: Buffer): void {
    const data = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    let from = 0;
    for (let at = data.indexOf(end); at >= 0; at = data.indexOf(end, from)) {
      if (data.indexOf(end, at + 1) < 0) this.lastReply = data.toString('utf8', from, at);
      from = at + end.length;
      this.#messages++;
    }
    this.#received = data.subarray(from);
    if (this.#messages > 0) this.#waiting?.();
  }
}
