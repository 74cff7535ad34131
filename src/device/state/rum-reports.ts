/** sly-rum-reports: every closed report, signed, as it would stand in a file. */
import type { JsonObject } from '../../../codegen/index.ts';
import { type AgentState, renderDocument, type Signer, view } from '../../licensing/index.ts';
import type { StateProvider } from '../../server/contract.ts';
import type { Device } from '../device.ts';
import { LICENSING } from '../tree.ts';

type Report = AgentState['ledger']['reports'][number];

export function rumReportsState({ agent }: Device): StateProvider {
  /** A report does not change any more, and signing is work; another trust code signs anew. */
  const rendered = new WeakMap<Report, { readonly trust: AgentState['trust']; readonly text: string }>();
  return {
    path: [LICENSING, 'state', 'state-info', 'sly-rum-reports:rum-reports-closed'],
    read() {
      const { state } = agent;
      const keys = view.closedReports(state);
      const reports = state.ledger.reports.filter((report) => report.state !== 'open');
      if (reports.length === 0) return undefined;
      return reports.map((report, i): JsonObject => {
        const known = rendered.get(report);
        const text = known?.trust === state.trust ? known.text : signedReport(state, report, agent.signer);
        rendered.set(report, { trust: state.trust, text });
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
