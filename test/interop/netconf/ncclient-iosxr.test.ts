/** ncclient's handler for IOS XR on the router profiles. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clients, describeWith, runPython } from '../clients.ts';
import { serveSly } from '../sly.ts';
import { type InteropServer, serveForClients } from './server.ts';

const script = fileURLToPath(new URL('ncclient_steps.py', import.meta.url));
const baseNs = 'urn:ietf:params:xml:ns:netconf:base:1.0';
const cfgNs = 'http://cisco.com/ns/yang/Cisco-IOS-XR-smart-license-cfg';
const infraNs = 'http://cisco.com/ns/yang/Cisco-IOS-XR-infra-smartlicense-oper';
const platformNs = 'http://cisco.com/ns/yang/Cisco-IOS-XR-smart-license-platform-oper';
const actNs = 'http://cisco.com/ns/yang/Cisco-IOS-XR-smart-license-act';

interface Answer {
  readonly capabilities: readonly string[];
  readonly session: string;
  readonly results: readonly { readonly xml?: string; readonly error?: Readonly<Record<string, string>> }[];
}
type Step = readonly [method: string, args: readonly unknown[], kwargs: Readonly<Record<string, unknown>>];

const config = (content: string) => `<config xmlns="${baseNs}">${content}</config>`;
const edit = (content: string): Step => ['edit_config', [], { target: 'candidate', config: config(content) }];
const getConfig: Step = [
  'get_config',
  [],
  { source: 'running', filter: ['subtree', `<licensing xmlns="${cfgNs}"/>`] },
];
const commit: Step = ['commit', [], {}];

describeWith([clients.ncclient], 'ncclient with the iosxr handler', () => {
  let router: InteropServer;
  beforeAll(async () => {
    router = await serveForClients('device', '--profile', 'ncs5501');
  });
  afterAll(() => router.stop());

  const steps = (list: readonly Step[], { host, port }: Pick<InteropServer, 'host' | 'port'> = router) =>
    runPython(script, {
      host,
      port,
      username: 'admin',
      password: 'admin',
      device: 'iosxr',
      steps: list,
    }) as Promise<Answer>;

  it('configures through the candidate and reads it back', async () => {
    const { capabilities, session, results } = await steps([
      ['lock', [], { target: 'candidate' }],
      edit(
        `<licensing xmlns="${cfgNs}"><transport><transport-type>transport-type-smart</transport-type></transport></licensing>`,
      ),
      commit,
      ['unlock', [], { target: 'candidate' }],
      getConfig,
      ['get_schema', ['Cisco-IOS-XR-smart-license-cfg'], {}],
    ]);
    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
    expect(capabilities).toContain('urn:ietf:params:netconf:base:1.1');
    expect(capabilities).not.toContain('urn:ietf:params:netconf:base:1.0');
    expect(capabilities.join()).not.toContain('writable-running');
    expect(Number(session)).toBeGreaterThan(2 ** 31);
    expect(results[4]!.xml).toContain('<transport-type>transport-type-smart</transport-type>');
    expect(results[5]!.xml).toContain('module Cisco-IOS-XR-smart-license-cfg {');
  });

  it('takes back a commit that is not confirmed', async () => {
    const { results } = await steps([
      edit(`<licensing xmlns="${cfgNs}"><privacy><version/></privacy></licensing>`),
      ['commit', [], { confirmed: true, timeout: '60' }],
      getConfig,
      ['cancel_commit', [], {}],
      getConfig,
    ]);
    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
    expect(results[2]!.xml).toContain('<version></version>');
    expect(results[4]!.xml).not.toContain('version></version>');
  });

  it('reads the licences and calls the actions', async () => {
    const { results } = await steps([
      ['get', [], { filter: ['subtree', `<smart-agent xmlns="${infraNs}"/>`] }],
      [
        'get',
        [],
        { filter: ['subtree', `<plat-smart-license xmlns="${platformNs}"><summary/></plat-smart-license>`] },
      ],
      ['dispatch', [`<renew-auth xmlns="${actNs}"/>`], {}],
      ['dispatch', [`<reservation-request xmlns="${actNs}"/>`], {}],
    ]);
    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
    expect(results[0]!.xml).toContain('<license-name>ESS_ED_100G_SIA_3</license-name>');
    expect(results[0]!.xml).toContain('<transport-type>smart</transport-type>');
    expect(results[1]!.xml).toContain('<sia-state>out-of-compliance</sia-state>');
    expect(results[2]!.xml).toContain('<return-code>notregistered</return-code>');
    expect(results[3]!.xml).toContain('<return-code>notreservationmode</return-code>');
  });

  it('reserves licences: request, a code returned unused, another installed and returned (S3 SLR)', async () => {
    const act = (name: string, content = ''): Step => [
      'dispatch',
      [`<${name} xmlns="${actNs}">${content}</${name}>`],
      {},
    ];
    const code = (count: number) =>
      `<universalPLR><authorizationCode><entitlements><entitlement><tag>t</tag><count>${count}</count></entitlement></entitlements></authorizationCode><signature>c2lnbmF0dXJlIG9mIENTU00h</signature><udi>P:NCS-5501-SE,S:FOC2713R0AB</udi></universalPLR>`
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;');
    const universal = '<request-type>universal</request-type>';
    const { results } = await steps([
      edit(`<flex-consumption xmlns="${cfgNs}"><reservation>true</reservation></flex-consumption>`),
      commit,
      act('reservation-request', universal),
      act('reservation-return-authorization', `<auth-code>${code(1)}</auth-code>`),
      act('reservation-request', universal),
      act('reservation-install', `<authorization-code>${code(1)}</authorization-code>`),
      act('reservation-install', `<authorization-code>${code(2)}</authorization-code>`),
      ['get', [], { filter: ['subtree', `<smart-agent xmlns="${infraNs}"/>`] }],
      act('reservation-return'),
    ]);
    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
    const outcome = results.map(({ xml }) => /<return-code>(.*?)</.exec(xml!)?.[1]);
    expect(outcome.slice(2, 7)).toEqual(['success', 'success', 'success', 'codevalidationfailed', 'success']);
    expect(results[2]!.xml).toMatch(/<request-code>CD-ZNCS-5501-SE:FOC2713R0AB-\w{9}-\w\w</);
    expect(results[3]!.xml).toMatch(/<reservation-return-code>Cr\w{4}-/);
    expect(results[6]!.xml).toMatch(/<confirmation-code>[0-9a-f]{8}</);
    expect(results[7]!.xml).toContain('<install-status>type-universal</install-status>');
    expect(results[8]!.xml).toMatch(/<return-code>success<[\s\S]*<reservation-return-code>Cr/);
  });

  it('keeps every commit, whatever happens after it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sly-xr-'));
    const start = async () => {
      const sly = await serveSly('--profile', '8201', '--data-dir', dir);
      const [host, port] = sly.netconf!.split(':') as [string, string];
      return { sly, host, port: Number(port) };
    };
    const first = await start();
    await steps([edit(`<licensing xmlns="${cfgNs}"><privacy><all/></privacy></licensing>`), commit], first);
    await first.sly.kill();
    const second = await start();
    const { results } = await steps([getConfig], second);
    await second.sly.stop();
    rmSync(dir, { recursive: true });
    expect(results[0]!.xml).toContain('<all></all>');
  });

  it('gets the errors of IOS XR', async () => {
    const { results } = await steps([edit('<nothing xmlns="urn:nobody"/>'), ['discard_changes', [], {}]]);
    expect(results[0]!.error).toMatchObject({ type: 'protocol', tag: 'unknown-namespace' });
    expect(results[0]!.error!.info).toContain('urn:nobody');
    expect(results[1]!.error).toBeUndefined();
  });
});
