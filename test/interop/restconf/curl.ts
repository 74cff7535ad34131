import { run } from '../clients.ts';

/** What curl got. */
export interface CurlReply {
  readonly status: number;
  /** Header lines by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** One request by the real curl, as admin, trusting any certificate. `args` as on its command line. */
export async function curl(url: string, ...args: string[]): Promise<CurlReply> {
  const common = ['--silent', '--show-error', '--insecure', '--include', '--max-time', '20'];
  const user = args.includes('--user') ? [] : ['--user', 'admin:admin'];
  const { code, stdout, stderr } = await run('curl', [...common, ...user, ...args, url]);
  if (code !== 0) throw new Error(`curl ${args.join(' ')} ${url} ended with ${code}: ${stderr}`);
  // "100 Continue" comes before the reply when the body is large.
  const text = stdout.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, '');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  return {
    status: Number(first.split(' ')[1]),
    headers: new Map(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
    ),
    body: text.slice(end + 4),
  };
}

export const acceptJson = ['--header', 'Accept: application/yang-data+json'] as const;

/** Arguments that send a JSON body. */
export function sendJson(method: string, body: object): string[] {
  return [
    '--request',
    method,
    '--header',
    'Content-Type: application/yang-data+json',
    '--data',
    JSON.stringify(body),
  ];
}
