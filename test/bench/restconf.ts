import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './process.ts';
import { percent, printTable } from './report.ts';

const basic = `Authorization: Basic ${Buffer.from('admin:admin').toString('base64')}`;
const json = 'application/yang-data+json';

const putScript = `
local i = 0
wrk.method = "PUT"
wrk.headers["Content-Type"] = "${json}"
request = function()
  i = i + 1
  return wrk.format(nil, nil, nil,
    '{"sly-bench:parameter":[{"name":"p50","value":"w' .. i .. '","num":' .. (i % 1000000) .. '}]}')
end
`;

interface WrkResult {
  readonly rate: number;
  readonly p50: string;
  readonly errors: string | undefined;
}

/** One run of Debian's wrk: 8 connections for a few seconds. */
function wrk(url: string, extra: readonly string[] = []): WrkResult {
  const args = ['-t1', '-c8', '-d4s', '--latency', '-H', basic, '-H', `Accept: ${json}`, ...extra, url];
  const { stdout, error } = spawnSync('wrk', args, { encoding: 'utf8' });
  if (error) throw new Error('wrk is missing: apt-get install wrk');
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50: /\b50%\s+(\d\S+)/.exec(stdout)?.[1] ?? '?',
    errors: /Non-2xx[^\n]*/.exec(stdout)?.[0],
  };
}

function curl(args: readonly string[]): string {
  return spawnSync('curl', ['-sk', '-u', 'admin:admin', ...args], { encoding: 'utf8' }).stdout;
}

/** RESTCONF GET and PUT of one entry, beside a bare Express server over the same TLS. */
export async function benchRestconf(dir: string, url: string, pem: string): Promise<void> {
  const one = `${url}/restconf/data/sly-bench:table/parameter=p50`;
  const parameter = Array.from({ length: 100 }, (_, i) => ({
    name: `p${i}`,
    value: `value-${i}-abcdefghij`,
    num: i,
  }));
  const body = JSON.stringify({ 'sly-bench:table': { parameter } });
  curl(['-X', 'PUT', '-H', `Content-Type: ${json}`, '-d', body, `${url}/restconf/data/sly-bench:table`]);
  writeFileSync(join(dir, 'reply.json'), curl(['-H', `Accept: ${json}`, one]));
  writeFileSync(join(dir, 'put.lua'), putScript);

  const get = wrk(one);
  const put = wrk(one, ['-s', join(dir, 'put.lua')]);
  const bare = await serve(new URL('./bare-express.js', import.meta.url).pathname, [
    pem,
    join(dir, 'reply.json'),
  ]);
  const bareUrl = `${bare.ready.get('restconf')}/restconf/data/sly-bench:table/parameter=p50`;
  const bareGet = wrk(bareUrl);
  const barePut = wrk(bareUrl, ['-s', join(dir, 'put.lua')]);
  await bare.stop();

  printTable(
    'RESTCONF over TLS, one entry, JSON, 8 connections, requests/s',
    ['', 'sly', 'bare Express', 'ratio', 'p50'],
    [
      ['GET', get.rate, bareGet.rate, percent(get.rate, bareGet.rate), get.p50],
      ['PUT, durable', put.rate, barePut.rate, percent(put.rate, barePut.rate), put.p50],
    ],
  );
  for (const { errors } of [get, put]) if (errors) process.stdout.write(`  ${errors}\n`);
}
