/** Routes that somebody else serves at the RESTCONF listener (`src/server/http-route.ts`). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProtocolError } from '../../src/data/error.ts';
import type { HttpRoute } from '../../src/server/http-route.ts';
import { type Rig, startRig } from './harness.ts';

const say = (body: string) => ({ status: 200, type: 'text/plain', body });

const routes: readonly HttpRoute[] = [
  {
    method: 'GET',
    path: '/things',
    handle: ({ session, headOnly }) => say(`${session.user.name} ${headOnly}`),
  },
  { method: 'GET', path: '/things/{id}', handle: ({ parameters }) => say(`thing ${parameters.id}`) },
  {
    method: 'GET',
    path: '/things/{id}/parts/{part}',
    handle: async ({ parameters }) => say(JSON.stringify(parameters)),
  },
  {
    method: 'POST',
    path: '/things',
    body: { types: ['text/plain', 'application/xml'], largest: 16 },
    handle: ({ body }) => say(`got ${body}`),
  },
  { method: 'POST', path: '/things/empty', handle: ({ body }) => say(`[${body}]`) },
  {
    method: 'GET',
    path: '/things/none/at/all',
    handle: () => ({ refused: 410, tag: 'data-missing', reason: 'it was here once' }),
  },
  {
    method: 'GET',
    path: '/things/denied/to/all',
    handle() {
      throw new ProtocolError('access-denied', 'not for you');
    },
  },
  {
    method: 'GET',
    path: '/things/broken/for/all',
    handle() {
      throw new TypeError('secret detail');
    },
  },
];

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({}, { routes });
});
afterAll(() => rig.close());

describe('a request', () => {
  test.each([
    ['GET', '/things', 'admin false'],
    ['GET', '/things/', 'admin false'],
    ['GET', '/things/7', 'thing 7'],
    ['GET', '/things/a%2Fb%20%C3%A9', 'thing a/b é'],
    ['GET', '/things/7/parts/x', '{"id":"7","part":"x"}'],
    ['POST', '/things/empty', '[]'],
  ])('%s %s: %s', async (method, path, text) => {
    const answer = await rig.ask(method, path);
    expect(answer).toMatchObject({ status: 200, text });
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.headers.get('cache-control')).toContain('no-cache');
  });

  test('with a body', async () => {
    const answer = await rig.ask('POST', '/things', {
      body: 'hello',
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
    expect(answer.text).toBe('got hello');
  });

  test('HEAD asks for the header only', async () => {
    const answer = await rig.ask('HEAD', '/things');
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers.get('content-length')).toBe(String('admin true'.length));
  });

  test('OPTIONS', async () => {
    expect((await rig.ask('OPTIONS', '/things')).headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });
});

describe('what is refused, in JSON whatever is asked for', () => {
  test.each<[string, string, number, string, string, { body?: string; headers?: Record<string, string> }?]>([
    ['GET', '/things/1/2', 404, 'invalid-value', 'there is nothing at /things/1/2; there is GET /things, '],
    [
      'PATCH',
      '/things',
      405,
      'operation-not-supported',
      'PATCH is not for /things; there is GET, HEAD, POST, OPTIONS',
    ],
    ['GET', '/things?depth=2', 400, 'invalid-value', 'depth'],
    ['GET', '/things/none/at/all', 410, 'data-missing', 'it was here once'],
    ['GET', '/things/denied/to/all', 403, 'access-denied', 'not for you'],
    ['GET', '/things/broken/for/all', 500, 'operation-failed', 'internal error, see the server log'],
    ['POST', '/things/empty', 400, 'malformed-message', '/things/empty takes no body', { body: 'x' }],
    [
      'POST',
      '/things',
      415,
      'invalid-value',
      'media type text/html; send text/plain or application/xml',
      { body: 'x', headers: { 'Content-Type': 'text/html' } },
    ],
    [
      'POST',
      '/things',
      413,
      'too-big',
      'the body is larger than 16 bytes',
      { body: 'x'.repeat(17), headers: { 'Content-Type': 'text/plain' } },
    ],
  ])('%s %s: %i', async (method, path, status, tag, message, options = {}) => {
    const { body, headers = {} } = options;
    const response = await fetch(rig.url + path, {
      method,
      headers: {
        Authorization: `Basic ${btoa('admin:secret:with colon')}`,
        Accept: 'application/xml',
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json');
    const { errors } = (await response.json()) as { errors: { error: Record<string, string>[] } };
    expect(errors.error[0]).toMatchObject({
      'error-tag': tag,
      'error-message': expect.stringContaining(message),
    });
  });

  test('nobody, and a user of little privilege', async () => {
    expect((await rig.ask('GET', '/things', { user: 'admin:wrong' })).status).toBe(401);
    expect((await rig.ask('GET', '/things', { user: 'guest:guest' })).status).toBe(403);
  });
});

test('a path of nobody is as before; RESTCONF is not disturbed', async () => {
  expect((await rig.ask('GET', '/thing')).error['error-message']).toBe('uri keypath not found');
  expect((await rig.ask('GET', '/restconf/data/rc-shop:shop/name')).status).toBe(200);
});

test('each request is in the log with its outcome, without secrets', async () => {
  await rig.ask('GET', '/things/7');
  const lines = rig.logged.filter((line) => line.startsWith('device route'));
  expect(lines.at(-1)).toContain('"user":"admin"');
  expect(lines.at(-1)).toContain('"path":"/things/7","status":200');
  expect(lines.some((line) => line.includes('"status":410'))).toBe(true);
  expect(rig.logged.join('\n')).not.toMatch(/secret:with|Basic /);
});
