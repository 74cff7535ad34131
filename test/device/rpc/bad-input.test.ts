/**
 * Every RPC of the licensing models and of sly-control with missing, extra and absurd input, over the schema: the answer names what is wrong, and
 * no usage report is lost by it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue, RpcNode } from '../../../codegen/index.ts';
import { ERROR_CODES } from '../../../src/licensing/index.ts';
import { type Answer, fits, inputWith, leavesOf, type Rig, startRig } from './rig.ts';

const FAMILIES: readonly (readonly [profile: string, ...modules: string[]])[] = [
  ['c9300-48uxm', 'cisco-smart-license', 'Cisco-IOS-XE-rpc', 'cisco-ia'],
  ['ncs5501', 'cisco-smart-license', 'Cisco-IOS-XR-smart-license-act'],
  ['c9300-48uxm', 'sly-control'],
];

/** What no leaf of these inputs takes, and what only some do; a leaf is given those that its type refuses. */
const MISFITS: readonly unknown[] = [
  '',
  'no\u0007bell',
  'a'.repeat(300),
  'none-such',
  -1,
  0.5,
  4294967296,
  [null],
  { a: 1 },
  null,
];

/** Texts that many a leaf takes and nobody means. */
const ABSURD: readonly string[] = [
  '../../../../etc/passwd',
  'flash:',
  'flash:a\\..\\b',
  `flash:${'d/'.repeat(40)}x`,
  'tftp://127.0.0.1/x',
  'https://user:pw@127.0.0.1:1/x',
  '%s%n$(reboot)`id`<a>&b;',
  '\u{1f4a5}\u202e',
  'running-config',
  '9999-12-31T00:00:00Z',
];
/** What comes back when nothing was wrong, for inputs that are absurd but well. */
const WELL = /^(Copy|Delete|Checkpoint|Rollback|Save|Sync|Import|Success|Reload|Factory|Return)/;

describe.each(FAMILIES)('%s, %s', { timeout: 30_000 }, (profile, ...modules) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig(profile);
    await rig.control('set-transport-fault', { kind: 'refused' });
    await rig.control('advance-time', { seconds: 200 });
  });
  afterAll(() => rig.server.close());

  /** Calls with an input in JSON and in XML; `judge` says what is wrong with an answer. */
  async function problems(
    rpc: RpcNode,
    inputs: Iterable<readonly [input: JsonObject, what: string]>,
    judge: (answer: Answer) => boolean,
    forms: readonly ('call' | 'callXml')[] = ['call', 'callXml'],
  ): Promise<readonly string[]> {
    const found: string[] = [];
    for (const [input, what] of inputs) {
      for (const form of forms) {
        const answer = await rig[form](rpc, input);
        if (!judge(answer))
          found.push(`${form} ${rpc.name} ${what}: ${JSON.stringify(answer).slice(0, 300)}`);
      }
    }
    return found;
  }

  /** Runs over all RPCs; the device must know all its reports afterwards, and show a state that is well. */
  async function forAll(check: (rpc: RpcNode) => Promise<readonly string[]>): Promise<void> {
    const found: string[] = [];
    const before = await reportIds();
    const rpcs = rig.rpcs(...modules);
    expect(rpcs.length).toBeGreaterThanOrEqual(15);
    for (const rpc of rpcs) found.push(...(await check(rpc)));
    expect(found).toEqual([]);
    const after = await reportIds();
    expect(after).toEqual(expect.arrayContaining([...before]));
  }

  async function reportIds(): Promise<readonly string[]> {
    const keys = 'cisco-smart-license:licensing/state/state-info/rum-reports-closed-keys';
    const { status, json } = await rig.get(keys);
    expect(status).toBe(200);
    return (json['cisco-smart-license:rum-reports-closed-keys'] as JsonObject[]).map((one) =>
      String(one['report-id']),
    );
  }

  test('a mandatory leaf that is missing', () =>
    forAll((rpc) => {
      const inputs = leavesOf(rpc.input)
        .filter(({ leaf }) => leaf.mandatory && leaf.parent?.kind !== 'case')
        .map(({ path }) => [inputWith(rpc.input, path, undefined), path.at(-1)!] as const);
      return problems(
        rpc,
        inputs,
        ({ status, error, output }) =>
          (status === 400 && error?.tag === 'missing-element') ||
          String(output.result).startsWith('% Incomplete command'),
      );
    }));

  test('a node that the input has not', () =>
    forAll((rpc) => {
      const base = inputWith(rpc.input, [''], undefined);
      const nested = leavesOf(rpc.input)
        .filter(({ path }) => path.length > 1)
        .map(({ path }) => {
          const inside = path
            .slice(0, -1)
            .reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), { 'no-such-node': 1 });
          return [inside, path.slice(0, -1).join('/')] as const;
        });
      return problems(
        rpc,
        [[{ ...base, 'no-such-node': 1 }, 'extra'], ...nested],
        (answer) => answer.status === 400 && answer.error?.message.includes('no-such-node') === true,
      );
    }));

  test('a value that is none of its type', () =>
    forAll(async (rpc) => {
      const found: string[] = [];
      for (const { leaf, path } of leavesOf(rpc.input)) {
        const inputs = MISFITS.filter((value) => !fits(leaf.type, value)).map(
          (value) => [inputWith(rpc.input, path, value as JsonValue), JSON.stringify(value)] as const,
        );
        const judge = ({ status, error }: Answer) =>
          status === 400 && `${error?.message} ${error?.path}`.includes(leaf.name);
        found.push(...(await problems(rpc, inputs, judge, ['call'])));
      }
      return found;
    }));

  test('a text that fits and makes no sense', () =>
    forAll(async (rpc) => {
      if (rpc.name === 'reload' || rpc.name === 'factory-reset') return [];
      const inputs = leavesOf(rpc.input).flatMap(({ leaf, path }) =>
        ABSURD.filter((value) => fits(leaf.type, value)).map(
          (value) => [inputWith(rpc.input, path, value), `${path.join('/')} ${value}`] as const,
        ),
      );
      return problems(rpc, inputs, outcomeIsNamed, ['call']);
    }));

  /** An error with a tag, a return code of the model, or a text that begins as those of the command line do. */
  function outcomeIsNamed({ status, error, output }: Answer): boolean {
    if (status === 204 || output.now !== undefined) return true;
    if (error) return status >= 400 && !/^$|internal error/.test(error.message);
    const codes = output['reservation-codes'] as JsonObject | undefined;
    const response = (output.response ?? codes?.response) as JsonObject | undefined;
    const code = output['return-code'] ?? response?.['return-code'];
    if (code !== undefined)
      return (ERROR_CODES as readonly JsonValue[]).includes(code) || response !== undefined;
    return typeof output.result === 'string' && (output.result.startsWith('%') || WELL.test(output.result));
  }
});
