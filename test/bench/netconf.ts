import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './process.ts';
import { percent, printTable, type Timing, timing } from './report.ts';
import { SshClient } from './ssh-client.ts';

const ns = 'urn:sly:bench';
const entries = (count: number): string => {
  let text = '';
  for (let i = 0; i < count; i++) {
    text += `<parameter><name>p${i}</name><value>value-${i}-abcdefghij</value><num>${i}</num></parameter>`;
  }
  return `<table xmlns="${ns}">${text}</table>`;
};
const getConfig = (filter: string) =>
  `<get-config><source><running/></source><filter type="subtree">${filter}</filter></get-config>`;
const edit = (config: string) =>
  `<edit-config><target><candidate/></target><config>${config}</config></edit-config>`;

const getEntry = (n: number) =>
  getConfig(`<table xmlns="${ns}"><parameter><name>p${n}</name></parameter></table>`);
const getOne = getEntry(50);
const getTable = getConfig(`<table xmlns="${ns}"/>`);
const same = () => getOne;
/** Entries in an order that nothing could have remembered. */
const another = (n: number) => getEntry((n * 7919) % 5000);

/** Sends one request after another; durations in milliseconds. */
async function sequential(count: number, work: (i: number) => Promise<unknown>): Promise<Timing> {
  for (let i = 0; i < 20; i++) await work(i);
  const durations: number[] = [];
  for (let i = 0; i < count; i++) {
    const begun = performance.now();
    await work(i);
    durations.push(performance.now() - begun);
  }
  return timing(durations);
}

/** Replies a second over several sessions, each with `window` requests in flight. */
async function parallel(
  address: string,
  key: string,
  body: (n: number) => string,
  window: number,
  seconds: number,
): Promise<number> {
  const clients = await Promise.all(Array.from({ length: 8 }, () => SshClient.connect(address, key)));
  for (const client of clients) await client.rpc(body(0));
  const begun = performance.now();
  let replies = 0;
  await Promise.all(
    clients.map(async (client) => {
      client.send(body, window);
      let pending = window;
      while (pending > 0) {
        const got = await client.replies(1);
        replies += got;
        pending -= got;
        if (performance.now() - begun < seconds * 1000) {
          client.send(body, got);
          pending += got;
        }
      }
    }),
  );
  const elapsed = (performance.now() - begun) / 1000;
  for (const client of clients) client.close();
  return replies / elapsed;
}

async function editAndCommit(client: SshClient, count: number): Promise<Timing> {
  return sequential(count, async (i) => {
    await client.rpc(
      edit(`<table xmlns="${ns}"><parameter><name>p50</name><value>edited-${i}</value></parameter></table>`),
    );
    await client.rpc('<commit/>');
  });
}

export interface BenchFiles {
  readonly dir: string;
  /** Address of the server under measurement. */
  readonly address: string;
  readonly clientKey: string;
  readonly hostKey: string;
}

/** NETCONF reads and edits, beside a bare ssh2 server that sends the same bytes. */
export async function benchNetconf({ dir, address, clientKey, hostKey }: BenchFiles): Promise<void> {
  const client = await SshClient.connect(address, clientKey);
  await client.rpc(edit(entries(100)));
  await client.rpc('<commit/>');
  const one = await sequential(2000, () => client.rpc(getOne));
  writeFileSync(join(dir, 'reply.xml'), client.lastReply.slice(client.lastReply.indexOf('<')));
  const table = await sequential(500, () => client.rpc(getTable));
  const small = await editAndCommit(client, 500);
  const rates = [
    await parallel(address, clientKey, same, 1, 3),
    await parallel(address, clientKey, same, 16, 3),
  ];
  await client.rpc(edit(entries(5000)));
  await client.rpc('<commit/>');
  const large = await editAndCommit(client, 500);
  rates.push(await parallel(address, clientKey, another, 1, 3));
  rates.push(await parallel(address, clientKey, another, 16, 3));
  client.close();

  const bare = await serve(new URL('./bare-ssh.js', import.meta.url).pathname, [
    hostKey,
    join(dir, 'reply.xml'),
  ]);
  const bareAddress = bare.ready.get('netconf')!;
  const bareClient = await SshClient.connect(bareAddress, clientKey);
  const bareOne = await sequential(2000, () => bareClient.rpc(getOne));
  bareClient.close();
  const bareRates = [
    await parallel(bareAddress, clientKey, same, 1, 3),
    await parallel(bareAddress, clientKey, same, 16, 3),
  ];
  await bare.stop();

  printTable(
    'NETCONF, one session, ms',
    ['', 'p50', 'p99', 'bare p50', 'bare p99'],
    [
      ['get-config, one entry of 100', one.p50, one.p99, bareOne.p50, bareOne.p99],
      ['get-config, table of 100', table.p50, table.p99, '', ''],
      ['edit-config + commit, 100 entries', small.p50, small.p99, '', ''],
      ['edit-config + commit, 5,000 entries', large.p50, large.p99, '', ''],
    ],
  );
  const row = (title: string, rate = 0, bareRate = 0) => [title, rate, bareRate, percent(rate, bareRate)];
  printTable(
    'NETCONF, one entry, 8 sessions, rpc/s',
    ['', 'sly', 'bare ssh2', 'ratio'],
    [
      row('the same of 100, one at a time', rates[0], bareRates[0]),
      row('the same of 100, 16 in flight', rates[1], bareRates[1]),
      row('another of 5,000, one at a time', rates[2], bareRates[0]),
      row('another of 5,000, 16 in flight', rates[3], bareRates[1]),
    ],
  );
}
