/**
 * show license history message: the messages last exchanged, by what they were for. S1 "TRUST_CODE_INSTALL_FAILED" names the
 * command; headings are those that parsers know, a message is a line of JSON without secrets.
 */
import { licensingTime } from '../../format/time.ts';
import { keyword } from '../../grammar/element.ts';
import * as licensing from '../../licensing-view.ts';
import type { Command, Lines } from '../../session/context.ts';
import { LICENSE, SHOW } from '../words.ts';

const RULE = '='.repeat(52);

/** What a request is for; those of the model before policy mode come first. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  Registration: ['register', 'id-renewal', 'de-register'],
  'Authorization Renewal': ['authorization-renewal'],
  'Trust Establishment': ['trust-request'],
  'Usage Reporting': ['usage'],
  'Result Polling': ['poll'],
  'Authorization Request': ['authorization-request'],
  'Authorization Return': ['authorization-return'],
  'Trust Sync': ['trust-sync'],
};
/** Shown also when there was nothing of the kind. */
const ALWAYS = [
  'Trust Establishment',
  'Usage Reporting',
  'Result Polling',
  'Authorization Request',
  'Authorization Return',
  'Trust Sync',
];

export const licenseHistory: Command = {
  mode: 'exec',
  syntax: [
    SHOW,
    LICENSE,
    keyword('history', 'Show license history'),
    keyword('message', 'Messages exchanged with the licensing server'),
  ],
  run({ device: { agent } }) {
    const all = licensing.messageHistory(agent.state);
    const kindOf = (id: number) =>
      all.find((entry) => entry.id === id && entry.kind === 'request')?.message.request;
    const sections = Object.entries(HEADINGS).map(([heading, kinds]) => {
      const entries = all.filter(({ id, kind }) => kind !== 'import' && kinds.includes(String(kindOf(id))));
      return { heading, entries };
    });
    return [
      'Message History (oldest to newest):',
      RULE,
      ...sections
        .filter(({ heading, entries }) => entries.length > 0 || ALWAYS.includes(heading))
        .flatMap(({ heading, entries }) => [`${heading}:`, ...shown(entries)]),
      '',
      'Import Message History (oldest to newest):',
      RULE,
      ...Object.entries(IMPORTS).flatMap(([part, heading]) => [
        `Import ${heading}:`,
        ...shown(
          all.filter((entry) => holds(entry, part)),
          'Import history',
        ),
        '',
      ]),
    ];
  },
};

/** What a file may hold. */
const IMPORTS: Readonly<Record<string, string>> = {
  policy: 'POLICY',
  authorization: 'AUTH',
  trust: 'TRUST CODE',
  ack: 'RUM ACK',
  conversion: 'CONVERSION ACK',
  account: 'ACCOUNT INFO',
};

type Entry = ReturnType<typeof licensing.messageHistory>[number];

function holds({ kind, message }: Entry, type: string): boolean {
  const parts = message.parts as readonly { readonly type: string }[] | undefined;
  return kind === 'import' && parts?.some((part) => part.type === type) === true;
}

const KINDS = { request: 'Request', response: 'Response', import: 'Import' } as const;

function shown(entries: readonly Entry[], what = 'history'): Lines {
  if (entries.length === 0) return [`  No past ${what}`];
  const messages = entries.flatMap(({ kind, time, transport, message }) => [
    `  ${KINDS[kind]}: ${licensingTime(time)}${kind === 'import' ? '' : `, ${transport}`}`,
    `    ${JSON.stringify(message)}`,
  ]);
  // Parsers read the first line, of words only.
  return [`  ${entries.length} ${entries.length === 1 ? 'message' : 'messages'}`, ...messages];
}
