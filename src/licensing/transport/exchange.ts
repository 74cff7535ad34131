/**
 * Sending a message, and what every answer or failure has in common whatever the message was. S1 "COMM_FAILED"
 * (logged for every attempt that fails), "COMM_RESTORED".
 */
import type { LicenseDocument } from '../documents/document.ts';
import type { LicenseFile } from '../documents/file.ts';
import { EARLIER_PEER } from '../earlier/messages.ts';
import type { ErrorCode } from '../errors.ts';
import type { CommResult } from '../events.ts';
import { messages } from '../messages.ts';
import { alternativeUrl, effectiveTransport, peerName, proxyOf, transportUrl } from '../settings.ts';
import { log, notify, record, type Turn, update } from '../turn.ts';
import { importMessage, requestMessage, responseMessage, withEntry } from './history.ts';
import type { Pending } from './pending.ts';
import { failureText } from './reasons.ts';
import { countFailure, countSuccess, type MessageKind } from './statistics.ts';

/** Sends a document over the configured transport; the caller has made sure that there is one. */
export function send(turn: Turn, pending: (id: number) => Pending, document: LicenseDocument) {
  const transport = effectiveTransport(turn.state.settings);
  const url = transportUrl(turn.state.settings);
  if (transport === 'off' || url === undefined) throw new Error('nothing is sent while the transport is off');
  const id = turn.state.sequence + 1;
  const request = {
    id,
    time: turn.now,
    kind: 'request',
    transport,
    message: requestMessage(document),
  } as const;
  update(turn, {
    sequence: id,
    pending: [...turn.state.pending, pending(id)],
    history: withEntry(turn.state.history, request),
  });
  const alternative = alternativeUrl(turn.state.settings);
  const proxy = proxyOf(turn.state.settings);
  const plain = { type: 'send', id, transport, url, document } as const;
  if (alternative === undefined && !proxy) turn.effects.push(plain);
  else
    turn.effects.push({
      ...plain,
      ...(alternative === undefined ? {} : { alternative }),
      ...(proxy ? { proxy } : {}),
    });
}

const KINDS: Readonly<Partial<Record<Pending['kind'], MessageKind>>> = {
  push: 'usage',
  poll: 'poll',
  trust: 'trust',
  'trust-sync': 'trust-sync',
  'renew-auth': 'renew-auth',
  'renew-id': 'renew-id',
  'de-register': 'register',
  register: 'register',
  authorize: 'authorize',
  return: 'return',
};

/** Keeps what the other side answered, if it did. */
export function noteResponse(turn: Turn, id: number, result: CommResult) {
  const message = responseMessage(result);
  if (!message) return;
  const { history, settings } = turn.state;
  const request = history.find((entry) => entry.id === id);
  const transport = request?.transport ?? effectiveTransport(settings);
  update(turn, {
    history: withEntry(history, { id, time: turn.now, kind: 'response', transport, message }),
  });
}

/** Keeps what an imported file held. */
export function noteImport(turn: Turn, file: LicenseFile, code: ErrorCode) {
  const { history, settings, sequence: id } = turn.state;
  const transport = effectiveTransport(settings);
  const entry = {
    id,
    time: turn.now,
    kind: 'import',
    transport,
    message: importMessage(file, code),
  } as const;
  update(turn, { history: withEntry(history, entry) });
}

/** Counts the outcome, logs and notifies a failure, and the end of a series of failures. */
export function noteOutcome(turn: Turn, pending: Pending, result: CommResult) {
  const kind = KINDS[pending.kind];
  if (!kind) return;
  const { communication, settings } = turn.state;
  const peer = turn.state.earlier ? EARLIER_PEER : peerName(settings);
  if (result.ok || result.failure.kind === 'reply') {
    if (communication.failing) {
      log(turn, messages.commRestored(peer));
      record(turn, 'SAEVT_COMM_RESTORED');
      notify(turn, { name: 'communications-restored' });
    }
    const counted = result.ok
      ? countSuccess(communication, kind, turn.now)
      : {
          ...countFailure(communication, kind, turn.now, failureText(settings, result.failure), 'FAILED'),
          failing: false,
        };
    return update(turn, { communication: counted });
  }
  const reason = failureText(settings, result.failure);
  update(turn, { communication: countFailure(communication, kind, turn.now, reason, 'NO REPLY') });
  log(turn, messages.commFailed(peer, reason));
  // The first of a series, which would push out all else.
  if (!communication.failing) record(turn, 'SAEVT_COMM_FAIL', { error: reason });
  notify(turn, { name: 'communications-fail', reason: 'general-failure', message: reason });
}
