/**
 * Commands that write or read a file, and what the outcome means. S1 "Installing a File on the Product
 * Instance", "Uploading Data or Requests to CSSM and Downloading a File".
 *
 * `rum-save-usage-all` writes every report kept, acknowledged ones too; `-unreported` those neither sent nor
 * saved before; `-days` those that ended in the last so many days (90 when none are given, as the device's REST
 * interface has it). Open reports are closed first, so a device with licences in use always has one to write.
 * Nothing to write: `notfound`. A report saved to a file waits for its ACK like one that was sent.
 *
 * File results: path not on the device `platformpathinvalid`; no such file `storageobjdoesnotexist`; cannot be
 * read `storagefailtoretrieve`, written `storagefailtostore`; not XML `msgparse`.
 */
import { usageDocument } from '../documents/compose.ts';
import type { LicenseFile } from '../documents/file.ts';
import { installFile } from '../documents/install.ts';
import type { ErrorCode } from '../errors.ts';
import type { FileFailure, ReportSelection } from '../events.ts';
import { moveReports, rollReports } from '../reports/ledger.ts';
import type { RumReport, ShownState } from '../reports/report.ts';
import { shownState } from '../reports/under-way.ts';
import { DAY } from '../time.ts';
import { planClose } from '../timers/push.ts';
import { noteImport } from '../transport/exchange.ts';
import { nextId, reply, type Turn, update, updateLedger, wait } from '../turn.ts';

/** Days that `rum-save-usage-days` covers when the request names none. */
export const DEFAULT_DAYS = 90;

const FILE_CODES: Readonly<Record<FileFailure, ErrorCode>> = {
  'bad-path': 'platformpathinvalid',
  missing: 'storageobjdoesnotexist',
  unreadable: 'storagefailtoretrieve',
  unwritable: 'storagefailtostore',
  'not-xml': 'msgparse',
};

interface Target {
  readonly path: string;
  readonly pulled?: true;
}

export function saveUsage(turn: Turn, command: string, target: Target, selection: ReportSelection) {
  if (!isSound(selection)) return reply(turn, command, 'BadInputParams');
  closeOpen(turn);
  collectUsage(turn, command, target, selection);
}

/** Ends what is being recorded, so that it can be collected; the same use is recorded on in new reports. */
export function closeUsage(turn: Turn, command: string) {
  closeOpen(turn);
  reply(turn, command, 'success');
}

function closeOpen(turn: Turn) {
  update(turn, { ledger: rollReports(turn.state.ledger, 'CurrentUsageRequested', turn.now) });
  planClose(turn);
}

/** Writes reports that are closed already. */
export function collectUsage(
  turn: Turn,
  command: string,
  { path, pulled }: Target,
  selection: ReportSelection,
) {
  if (!isSound(selection)) return reply(turn, command, 'BadInputParams');
  const shown = shownState(turn.state);
  const reports = turn.state.ledger.reports.filter((report) =>
    isSelected(report, shown(report), selection, turn.now),
  );
  if (reports.length === 0) return reply(turn, command, 'notfound');
  const id = nextId(turn);
  wait(turn, { id, kind: 'save-usage', command, reports: reports.map((report) => report.id) });
  const document = usageDocument(turn.state, reports, turn.now, {
    full: selection.of === 'all',
    initiator: pulled ? 'collector' : 'device',
  });
  turn.effects.push({ type: 'write-file', id, path, document });
}

const isSound = (selection: ReportSelection) => selection.of !== 'days' || selection.days >= 1;

function isSelected(report: RumReport, shown: ShownState, selection: ReportSelection, now: number): boolean {
  if (report.state === 'open') return false;
  if (selection.of === 'report') return report.id === selection.id;
  if (selection.of === 'days') return report.end >= now - selection.days * DAY;
  return selection.of === 'all' || shown === 'closed';
}

/** The file is written, or could not be: then the reports stay available. */
export function usageSaved(turn: Turn, command: string, reports: readonly number[], error?: FileFailure) {
  if (error) return reply(turn, command, FILE_CODES[error]);
  updateLedger(turn, {
    ...moveReports(turn.state.ledger, reports, ['closed'], 'unacknowledged'),
    lastFileWrite: turn.now,
  });
  reply(turn, command, 'success');
}

export function fileCode(error: FileFailure | undefined): ErrorCode {
  return error ? FILE_CODES[error] : 'success';
}

export function importFile(turn: Turn, command: string, path: string) {
  const id = nextId(turn);
  wait(turn, { id, kind: 'import', command });
  turn.effects.push({ type: 'read-file', id, path });
}

export function imported(turn: Turn, command: string, file: LicenseFile) {
  const { code, confirmations } = installFile(turn, file, { imported: true });
  noteImport(turn, file, code);
  reply(turn, command, code, confirmations ? { confirmationCodes: confirmations } : undefined);
}
