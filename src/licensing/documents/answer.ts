/**
 * The answer to a message: nothing, a licence file, or JSON as CSSM's own interface gives it
 * (`{"status": "OK_POLL", "poll_id": "..", "poll_interval": seconds}`: ask again later;
 * `{"status": "COMPLETE", "smart_license": base64}`, or one such member in each of `devices`: the file; any other status
 * refuses, `message` says why).
 */
import type { CommResult } from '../events.ts';
import { DAY, MINUTE, SECOND } from '../time.ts';
import type { FilePart, LicenseFile } from './file.ts';
import { parseLicenseFile } from './parse.ts';
import { asNode, textOf } from './parts.ts';
import type { Verifier } from './signing.ts';

/** Captures of `Next ACK push check` show 12 to 17 minutes between a push and the next look; for a server that names none. */
const DEFAULT_INTERVAL = 15 * MINUTE;
const LONGEST_INTERVAL = DAY;

const UNREADABLE: CommResult = {
  ok: false,
  failure: { kind: 'reply', detail: 'Communication message parse error' },
};

export function parseAnswer(body: string, verifier: Verifier): CommResult {
  const text = body.trim();
  if (text === '') return { ok: true };
  if (text.startsWith('{')) return parseJson(text, verifier);
  const file = parseLicenseFile(text, verifier);
  return file ? { ok: true, file } : UNREADABLE;
}

function parseJson(text: string, verifier: Verifier): CommResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
  const { status, message, poll_id: id, poll_interval: seconds, ...content } = asNode(value);
  switch (textOf(status).toUpperCase()) {
    case 'OK_POLL':
      return textOf(id) === '' ? UNREADABLE : { ok: true, poll: { id: textOf(id), interval: span(seconds) } };
    case 'OK':
    case 'COMPLETE':
      return complete(content, verifier);
    default:
      return { ok: false, failure: { kind: 'reply', detail: textOf(message) || textOf(status) } };
  }
}

function span(seconds: unknown): number {
  const given = Number(seconds) * SECOND;
  return given >= SECOND ? Math.min(given, LONGEST_INTERVAL) : DEFAULT_INTERVAL;
}

function complete(content: Readonly<Record<string, unknown>>, verifier: Verifier): CommResult {
  const devices = Array.isArray(content.devices) ? content.devices.map(asNode) : [];
  const texts = [content, ...devices].map((one) => textOf(one.smart_license)).filter((one) => one !== '');
  if (texts.length === 0) return { ok: true };
  const parts: FilePart[] = [];
  for (const one of texts) {
    const file: LicenseFile | undefined = parseLicenseFile(decode(one), verifier);
    if (!file) return UNREADABLE;
    parts.push(...file.parts);
  }
  return { ok: true, file: { parts } };
}

/** Base64 to text; what is none gives what is no licence file. */
function decode(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
  } catch {
    return '';
  }
}
