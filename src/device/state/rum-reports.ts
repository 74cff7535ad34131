/** sly-rum-reports: every closed report, signed, as it would stand in a file. */
import type { JsonObject } from '../../../codegen/index.ts';
import { type AgentState, renderDocument, type Signer, softwareId, view } from '../../licensing/index.ts';
import type { StateProvider } from '../../server/contract.ts';
import { builtInSigner } from '../agent/signer.ts';
import type { Device } from '../device.ts';
import { LICENSING } from '../tree.ts';

type Report = AgentState['ledger']['reports'][number];

export function rumReportsState({ agent, profile, family, core }: Device): StateProvider {
  const signer = builtInSigner(softwareId(family.identity(profile, core.tree('running'))));
  /** A report does not change any more, and signing is work. */
  const rendered = new WeakMap<Report, string>();
  return {
    path: [LICENSING, 'state', 'state-info', 'sly-rum-reports:rum-reports-closed'],
    read() {
      const { state } = agent;
      const keys = view.closedReports(state);
      const reports = state.ledger.reports.filter((report) => report.state !== 'open');
      if (reports.length === 0) return undefined;
      return reports.map((report, i): JsonObject => {
        const text = rendered.get(report) ?? signedReport(state, report, signer);
        rendered.set(report, text);
        return { 'rum-report-key': keys[i]!.key, report: text };
      });
    },
  };
}

function signedReport({ identity, settings }: AgentState, report: Report, signer: Signer): string {
  const document = renderDocument(
    {
      kind: 'usage',
      identity,
      reports: [report],
      utility: settings.utility === true,
      ...(settings.privacyVersion ? {} : { softwareVersion: identity.softwareVersion }),
    },
    signer,
  );
  return /<RUMReport><!\[CDATA\[(.*)\]\]><\/RUMReport>/s.exec(document)![1]!;
}
