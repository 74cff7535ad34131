/** What the REST service answers: JSON, a file, or why not. */
import { ProtocolError } from '../../data/error.ts';
import type { ErrorCode } from '../../licensing/index.ts';
import type { HttpAnswer, HttpRequest } from '../../server/http-route.ts';
import type { Device } from '../device.ts';

export const PREFIX = '/smartlic-service';

export function json(value: object): HttpAnswer {
  return { status: 200, type: 'application/json', body: `${JSON.stringify(value, null, 2)}\n` };
}

export function file(content: string): HttpAnswer {
  return { status: 200, type: 'application/xml', body: content };
}

export function notFound(reason: string): HttpAnswer {
  return { refused: 404, tag: 'invalid-value', reason };
}

/** Who may not call the RPC that does the same may not do it here. */
export function checkAccess({ core }: Device, { session }: HttpRequest, rpc: string): void {
  core.operations.checkExec(session, 'cisco-smart-license', rpc);
}

/** Results that say how the device stands, not that the request is wrong. */
const CONFLICTS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'notsupported',
  'alreadyregistered',
  'reservationalreadyinstalled',
]);

/** A command of the agent that failed: its result, and what is known of the reason. */
export function failed(code: ErrorCode, reason: string): HttpAnswer {
  if (code === 'shuttingdown') throw new ProtocolError('operation-failed', 'the device is restarting');
  const text = `${code}: ${reason}`;
  return CONFLICTS.has(code)
    ? { refused: 409, tag: 'operation-failed', reason: text }
    : { refused: 400, tag: 'invalid-value', reason: text };
}
