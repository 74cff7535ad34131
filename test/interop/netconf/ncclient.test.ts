import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clients, describeWith, runPython } from '../clients.ts';
import { type InteropServer, serveForClients, shopNs } from './server.ts';

const script = fileURLToPath(new URL('ncclient_steps.py', import.meta.url));
const baseNs = 'urn:ietf:params:xml:ns:netconf:base:1.0';

interface Result {
  readonly xml?: string | null;
  readonly error?: { tag: string; type: string; path: string | null; message: string; info: string | null };
}
interface Answer {
  readonly capabilities: readonly string[];
  readonly session: string;
  readonly results: readonly Result[];
}
type Step = readonly [method: string, args: readonly unknown[], kwargs: Readonly<Record<string, unknown>>];

const shop = (content: string) => `<shop xmlns="${shopNs}">${content}</shop>`;
const config = (content: string) => `<config xmlns="${baseNs}">${shop(content)}</config>`;

describeWith([clients.ncclient], 'ncclient', () => {
  let server: InteropServer;
  let candidate: InteropServer;
  beforeAll(async () => {
    server = await serveForClients('--no-candidate');
    candidate = await serveForClients('--candidate');
  });
  afterAll(() => Promise.all([server.stop(), candidate.stop()]));

  const steps = (list: readonly Step[], more: object = {}, { host, port } = server) =>
    runPython(script, {
      host,
      port,
      username: 'admin',
      password: 'admin',
      steps: list,
      ...more,
    }) as Promise<Answer>;

  it.each(['default', 'iosxe', 'csr'])('with the %s handler', async (device) => {
    const { results, capabilities } = await steps(
      [
        [
          'edit_config',
          [],
          { target: 'running', config: config('<name>Café</name><item><id>1</id></item>') },
        ],
        ['get_config', [], { source: 'running', filter: ['subtree', shop('<name/>')] }],
        ['get_config', [], { source: 'running', filter: ['xpath', "/shop/item[id='1']"] }],
        ['get', [], { filter: ['subtree', shop('')] }],
        ['lock', [], { target: 'running' }],
        ['unlock', [], { target: 'running' }],
        ['validate', [], { source: 'running' }],
        ['get_schema', ['nc-shop'], {}],
      ],
      { device },
    );
    expect(capabilities).toContain('urn:ietf:params:netconf:base:1.1');
    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
    expect(results[1]!.xml).toContain('<name>Café</name>');
    expect(results[1]!.xml).not.toContain('item');
    expect(results[2]!.xml).toContain('<id>1</id>');
    expect(results[7]!.xml).toContain('module nc-shop');
  });

  it('reads and edits datastores by their identity (RFC 8526)', async () => {
    const operation = (name: string, more: string): Step => {
      const ns = 'urn:ietf:params:xml:ns:yang:ietf-netconf-nmda';
      const ds = 'xmlns:ds="urn:ietf:params:xml:ns:yang:ietf-datastores"';
      return [
        'dispatch',
        [`<${name} xmlns="${ns}" ${ds}><datastore>ds:running</datastore>${more}</${name}>`],
        {},
      ];
    };
    const { results, capabilities } = await steps([
      operation('edit-data', `<config>${shop('<name>by identity</name>')}</config>`),
      operation('get-data', `<subtree-filter>${shop('<name/>')}</subtree-filter>`),
    ]);
    expect(results.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(results[1]!.xml).toContain('<name>by identity</name>');
    expect(capabilities.find((uri) => uri.includes('module=ietf-netconf-nmda'))).toMatch(
      /features=with-defaults$/,
    );
  });

  it('logs in by key', async () => {
    const { results } = await steps([['get', [], {}]], { key: server.key, password: undefined });
    expect(results[0]!.xml).toContain('data');
  });

  it('edits the candidate, confirms and cancels', async () => {
    const edit = (name: string): Step => [
      'edit_config',
      [],
      { target: 'candidate', config: config(`<name>${name}</name>`) },
    ];
    const get: Step = ['get_config', [], { source: 'running' }];
    const { results } = await steps(
      [
        ['lock', ['candidate'], {}],
        edit('A'),
        ['commit', [], {}],
        get,
        edit('B'),
        ['commit', [], { confirmed: true, timeout: '60' }],
        get,
        ['cancel_commit', [], {}],
        get,
        edit('C'),
        ['discard_changes', [], {}],
        ['unlock', ['candidate'], {}],
        ['commit', [], {}],
        get,
      ],
      {},
      candidate,
    );
    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
    const names = [3, 6, 8, 13].map((index) => /<name>(.*?)<\/name>/.exec(results[index]!.xml!)?.[1]);
    expect(names).toEqual(['A', 'B', 'A', 'A']);
  });

  it('gets errors with tag, path and info', async () => {
    const { results } = await steps([
      ['edit_config', [], { target: 'running', config: config('<colour/>') }],
      ['edit_config', [], { target: 'running', config: config('<best>77</best>') }],
      ['get_config', ['candidate'], {}],
      ['get_schema', ['nothing'], {}],
    ]);
    expect(results[0]!.error).toMatchObject({ type: 'application', tag: 'unknown-element' });
    expect(results[0]!.error?.path).toContain('/nc:rpc/nc:edit-config/nc:config/s:shop');
    expect(results[1]!.error).toMatchObject({ tag: 'data-missing' });
    expect(results[2]!.error).toMatchObject({ tag: 'operation-not-supported' });
    expect(results[3]!.error).toMatchObject({ tag: 'invalid-value' });
  });

  describe('on the device', () => {
    let device: InteropServer;
    beforeAll(async () => {
      device = await serveForClients('device');
    });
    afterAll(() => device.stop());

    it('saves, and reads state with XPath without prefixes', async () => {
      const { results } = await steps(
        [
          ['save_config', [], {}],
          ['get', [], { filter: ['xpath', '/licensing/state/version'] }],
          ['get', [], {}],
        ],
        { device: 'iosxe' },
        device,
      );
      expect(results[0]!.xml).toContain("<result xmlns='http://cisco.com/yang/cisco-ia'>");
      expect(results[1]!.xml).toContain('<version>6.1.4/6feb8bc10</version>');
      expect(results[2]!.error).toBeUndefined();
    });

    it('hands out every schema it lists, as ncdiff asks for them', async () => {
      const ns = 'urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring';
      const list: Step = [
        'get',
        [],
        { filter: ['subtree', `<netconf-state xmlns="${ns}"><schemas/></netconf-state>`] },
      ];
      const { results } = await steps([list], {}, device);
      const names = [...results[0]!.xml!.matchAll(/<identifier>(.*?)<\/identifier>/g)].map(
        (match) => match[1]!,
      );
      expect(names.length).toBeGreaterThan(10);
      const texts = await steps(
        names.map((name): Step => ['get_schema', [name], {}]),
        {},
        device,
      );
      for (const [index, { xml }] of texts.results.entries()) {
        expect(xml, names[index]).toMatch(new RegExp(`(sub)?module ${names[index]} \\{`));
      }
    });
  });

  it('receives notifications', async () => {
    const { results } = await steps([
      ['create_subscription', [], {}],
      ['edit_config', [], { target: 'running', config: config('<name>Noted</name>') }],
      ['take_notification', [], {}],
    ]);
    expect(results[2]!.xml).toContain('netconf-config-change');
  });
});
