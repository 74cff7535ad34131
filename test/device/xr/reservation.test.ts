/** S3 "Activate SLR licenses for air-gapped environments"; S3 "YANG data models for Smart Licensing": actions. */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { FLEX } from '../../../src/device/xr/faces.ts';
import { licensesOf } from '../../../src/device/xr/standing.ts';
import { type Router, router, T0 } from './rig.ts';

const ACT = 'Cisco-IOS-XR-smart-license-act';
const infra = ['Cisco-IOS-XR-infra-smartlicense-oper:smart-agent', 'licensing', 'state', 'state-info'];
const SIGNATURE = '<signature>c2lnbmF0dXJlIG9mIENTU00h</signature>';

const codes = async (one: Router, action: string, input: JsonObject = {}) =>
  (await one.call(`${ACT}:${action}`, input))['reservation-codes'] as JsonObject;
const result = (answer: JsonObject) => (answer.response as JsonObject)['return-code'];

/** A code that reserves one of the first licence, and all of the second. */
function authorizationCode({ device }: Router, first = 4): string {
  const { pid, sn } = device.profile;
  const entitlements = licensesOf(device.agent.state, T0)
    .map(({ license }, index) => [license.tag, index === 0 ? first : 9] as const)
    .map(([tag, count]) => `<entitlement><tag>${tag}</tag><count>${count}</count></entitlement>`)
    .join('');
  return `<specificPLR><authorizationCode><entitlements>${entitlements}</entitlements></authorizationCode>${SIGNATURE}<udi>P:${pid},S:${sn}</udi></specificPLR>`;
}

function reserving(): Router {
  const one = router();
  one.set([...FLEX, 'reservation'], true);
  return one;
}

describe('Activate SLR licenses', () => {
  test('reservation must be configured first', async () => {
    const one = router();
    for (const action of [
      'reservation-request',
      'reservation-install',
      'reservation-return',
      'reservation-return-authorization',
    ]) {
      expect(result(await codes(one, action))).toBe('notreservationmode');
    }
    const { response } = await one.call(`${ACT}:reservation-cancel`);
    expect(response).toEqual({ 'operation-status': 'failed', 'return-code': 'notreservationmode' });
  });

  test('request, install from a file, return', async () => {
    const one = reserving();
    const { device, state } = one;
    const asked = await codes(one, 'reservation-request', { 'request-type': 'local' });
    expect(asked.response).toEqual({ 'operation-status': 'success', 'return-code': 'success' });
    expect(asked['request-code']).toMatch(/^CD-ZNCS-5501-SE:FOC2713R0AB-[1-9A-Za-z]{9}-[0-9A-F]{2}$/);
    expect(asked.udi).toMatchObject({ pid: 'NCS-5501-SE', sn: 'FOC2713R0AB' });
    const status = () => (state(...infra, 'reservation', 'overall-status') as readonly JsonObject[])[0]!;
    expect(status()).toMatchObject({
      'install-status': 'in-progress',
      'request-code': asked['request-code'],
    });

    device.flash.write(['code.txt'], authorizationCode(one));
    const installed = await codes(one, 'reservation-install', {
      file: { 'file-path': '/disk2:/code.txt' },
    });
    expect(result(installed)).toBe('success');
    expect(installed['confirmation-code']).toMatch(/^[0-9a-f]{8}$/);
    expect(status()).toMatchObject({
      'install-status': 'type-specific',
      'confirmation-code': installed['confirmation-code'],
    });
    expect(state(...infra, 'authorization', 'authorization-state')).toBe('authorized-reservation');
    expect((state(...infra, 'usage') as readonly JsonObject[])[0]).toMatchObject({
      'enforce-mode': 'reservation-in-compliance',
      'reservation-usage': { 'reservation-usage-status': 'slr-installed', 'total-reserved-count': 4 },
    });
    expect(one.problems()).toEqual([]);

    const returned = await codes(one, 'reservation-return', { 'request-type': 'local' });
    expect(returned['reservation-return-code']).toMatch(/^Cr/);
    expect(status()).toMatchObject({
      'install-status': 'not-installed',
      'return-code': returned['reservation-return-code'],
    });
    expect(one.problems()).toEqual([]);
  });

  test('a reserved licence that is not counted is not in use; too few reserved is out of compliance', async () => {
    const one = reserving();
    const code = authorizationCode(one, 1);
    await codes(one, 'reservation-request');
    expect(result(await codes(one, 'reservation-install', { 'authorization-code': code }))).toBe('success');
    const statuses = () => licensesOf(one.device.agent.state, T0).map(({ status }) => status);
    expect(statuses()).toEqual(['OUT OF COMPLIANCE', 'AUTHORIZED']);
    one.set([...FLEX, 'fcm-enable'], false);
    expect(statuses()).toEqual(['NOT IN USE', 'NOT IN USE']);
    expect(one.device.flash.list([])).toEqual({ ok: true, value: [] });
    expect(one.problems()).toEqual([]);
  });

  test('a universal request is answered by a permanent reservation only; everything in use is reserved', async () => {
    const one = reserving();
    const asked = await codes(one, 'reservation-request', { 'request-type': 'universal' });
    expect(asked['request-code']).toMatch(/^CD-ZNCS-5501-SE:/);
    expect(result(await codes(one, 'reservation-request', { 'request-type': 'universal' }))).toBe('success');
    expect(result(await codes(one, 'reservation-request'))).toBe('reservationinprogress');
    const specific = authorizationCode(one);
    const install = (code: string) => codes(one, 'reservation-install', { 'authorization-code': code });
    expect(result(await install(specific))).toBe('reservationmismatch');
    expect(result(await install(specific.replaceAll('specificPLR', 'universalPLR')))).toBe('success');
    const [status] = one.state(...infra, 'reservation', 'overall-status') as readonly JsonObject[];
    expect(status).toMatchObject({ 'install-status': 'type-universal' });
    expect(licensesOf(one.device.agent.state, T0).map((license) => license.status)).toEqual([
      'AUTHORIZED',
      'AUTHORIZED',
    ]);
    expect(one.problems()).toEqual([]);
    expect(result(await codes(one, 'reservation-return'))).toBe('success');
  });

  test('return authorization: a code that was never installed goes back, and is not taken any more', async () => {
    const one = reserving();
    await codes(one, 'reservation-request');
    const code = authorizationCode(one);
    one.device.flash.write(['code.txt'], code);
    const returned = await codes(one, 'reservation-return-authorization', {
      file: { 'file-path': 'disk0:/code.txt' },
    });
    expect(returned.response).toEqual({ 'operation-status': 'success', 'return-code': 'success' });
    expect(returned['reservation-return-code']).toMatch(/^Cr[1-9A-Za-z]{4}-/);
    const [status] = one.state(...infra, 'reservation', 'overall-status') as readonly JsonObject[];
    expect(status).toMatchObject({
      'install-status': 'not-installed',
      'return-code': returned['reservation-return-code'],
      'request-code': '',
    });
    await codes(one, 'reservation-request');
    expect(result(await codes(one, 'reservation-install', { 'authorization-code': code }))).toBe(
      'codevalidationfailed',
    );
    expect(one.device.systemLog.lines.at(-1)).toContain('The authorization code was returned');
    expect(one.problems()).toEqual([]);
  });

  test('return authorization: an installed code goes back with reservation-return, and only once', async () => {
    const one = reserving();
    await codes(one, 'reservation-request');
    const code = authorizationCode(one);
    const give = (action: string, name: string) => codes(one, action, { [name]: code });
    expect(result(await give('reservation-install', 'authorization-code'))).toBe('success');
    expect(result(await give('reservation-return-authorization', 'auth-code'))).toBe(
      'reservationalreadyinstalled',
    );
    expect(result(await codes(one, 'reservation-return'))).toBe('success');
    expect(result(await give('reservation-return-authorization', 'auth-code'))).toBe('codevalidationfailed');
    await codes(one, 'reservation-request');
    expect(result(await give('reservation-install', 'authorization-code'))).toBe('codevalidationfailed');
  });

  test('cancel ends a request', async () => {
    const one = reserving();
    await codes(one, 'reservation-request');
    const cancel = async () => (await one.call(`${ACT}:reservation-cancel`)).response;
    expect(await cancel()).toEqual({ 'operation-status': 'success', 'return-code': 'success' });
    expect(await cancel()).toEqual({
      'operation-status': 'failed',
      'return-code': 'noreservationinprogress',
    });
  });

  test.each<[string, JsonObject, string]>([
    ['reservation-install', {}, 'BadInputParams'],
    ['reservation-install', { 'authorization-code': 'nonsense' }, 'noreservationinprogress'],
    ['reservation-install', { file: { 'file-path': 'disk0:/nothing' } }, 'noreservationinprogress'],
    ['reservation-return', {}, 'noreservation'],
    ['reservation-install', { 'authorization-code': 'x', file: { 'file-path': 'y' } }, 'BadInputParams'],
    ['reservation-request', { 'request-type': 'None' }, 'BadInputParams'],
    ['reservation-return-authorization', {}, 'BadInputParams'],
    ['reservation-return-authorization', { 'auth-code': '' }, 'BadInputParams'],
    ['reservation-return-authorization', { 'auth-code': 'x', file: { 'file-path': 'y' } }, 'BadInputParams'],
    ['reservation-return-authorization', { 'auth-code': 'x' }, 'msgparse'],
    ['reservation-return-authorization', { 'auth-code': '<a/>' }, 'reservationinstallparsefail'],
    ['reservation-return-authorization', { file: { 'file-path': 'disk0:/none' } }, 'storageobjdoesnotexist'],
    ['reservation-return-authorization', { file: { 'file-path': 'tftp:/none' } }, 'platformpathinvalid'],
  ])('%s %j: %s', async (action, input, code) => {
    const answer = await codes(reserving(), action, input);
    expect(answer.response).toEqual({ 'operation-status': 'failed', 'return-code': code });
  });
});

describe('Actions: registration of the earlier model', () => {
  test.each<[string, JsonObject, string]>([
    ['register-id-token', {}, 'nullccoidtoken'],
    ['register-id-token', { 'id-token': 't' }, 'commsend'],
    ['de-register', {}, 'notregistered'],
    ['renew-id', {}, 'notregistered'],
    ['renew-auth', {}, 'notregistered'],
  ])('%s %j: %s', async (action, input, code) => {
    expect(await router().call(`${ACT}:${action}`, input)).toEqual({
      response: { 'operation-status': 'failed', 'return-code': code },
    });
  });

  test('files of cisco-smart-license are on the disks of IOS XR', async () => {
    const { call, device } = router();
    expect(
      await call('cisco-smart-license:rum-save-usage-all', { 'file-path': '/harddisk:/usage.txt' }),
    ).toEqual({
      'return-code': 'success',
    });
    expect(device.flash.read(['usage.txt']).ok).toBe(true);
    expect(await call('cisco-smart-license:rum-save-usage-all', { 'file-path': 'tftp:/usage.txt' })).toEqual({
      'return-code': 'platformpathinvalid',
    });
  });
});
