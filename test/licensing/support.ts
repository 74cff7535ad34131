/** A small driver for tests: an agent with a clock, what it did so far, and files and answers made to order. */
import {
  type AgentState,
  type BootLevel,
  type Command,
  type CommResult,
  type Effect,
  type Event,
  formatMessage,
  type Identity,
  initialState,
  type LicenseFile,
  nextTimer,
  parseLicenseFile,
  renderDocument,
  type Settings,
  SHAPE_VERIFIER,
  type Signer,
  step,
  type Verifier,
} from '../../src/licensing/index.ts';

export const T0 = Date.UTC(2026, 0, 5, 10, 0, 0);
export const SN = 'FOC2713X0AB';

export const IDENTITY: Identity = {
  units: [{ pid: 'C9300-48UXM', sn: SN, role: 'active' }],
  softwareVersion: '17.15.06',
  agentVersion: '6.1.4/6feb8bc10',
  hostname: 'Switch',
};

export const ADVANTAGE: BootLevel = { base: 'network-advantage', addon: 'dna-advantage' };

/** Signs with something a test can recompute. */
export const SIGNER: Signer = {
  sign: (text) => ({
    signing_type: 'builtin',
    key: 'test',
    value: Buffer.from(`signed ${text.length}`).toString('base64'),
  }),
};

export class Driver {
  state: AgentState;
  now: number;
  readonly all: Effect[] = [];
  #command = 0;

  constructor(state: AgentState = initialState(IDENTITY), now = T0) {
    this.state = state;
    this.now = now;
  }

  /** Takes one event and gives its effects. */
  take(event: Event): readonly Effect[] {
    const { state, effects } = step(this.state, event, this.now);
    this.state = state;
    this.all.push(...effects);
    return effects;
  }

  boot(
    options: { level?: BootLevel; settings?: Settings; identity?: Identity; factoryTrust?: boolean } = {},
  ) {
    return this.take({
      type: 'boot',
      identity: options.identity ?? IDENTITY,
      level: options.level ?? ADVANTAGE,
      settings: options.settings ?? {},
      ...(options.factoryTrust ? { factoryTrust: true } : {}),
    });
  }

  command(command: Command): readonly Effect[] {
    return this.take({ type: 'command', id: `c${++this.#command}`, command });
  }

  /** A command that sends, and what the other side answered. */
  exchange(command: Command, result: CommResult): readonly Effect[] {
    const asked = this.command(command);
    const send = asked.find((effect) => effect.type === 'send');
    return send ? this.take({ type: 'comm-result', id: send.id, result }) : asked;
  }

  /** A command that writes a file; gives the text as a runtime would write it. */
  save(command: Command): { text: string | undefined; effects: readonly Effect[] } {
    const asked = this.command(command);
    const write = asked.find((effect) => effect.type === 'write-file');
    if (!write) return { text: undefined, effects: asked };
    const text = renderDocument(write.document, SIGNER);
    return { text, effects: this.take({ type: 'file-written', id: write.id }) };
  }

  import(text: string, verifier: Verifier = SHAPE_VERIFIER): readonly Effect[] {
    const read = this.command({ name: 'import-file', path: 'flash:ack.xml' }).find(
      (effect) => effect.type === 'read-file',
    );
    if (!read) throw new Error('nothing is read');
    const file = parseLicenseFile(text, verifier);
    return this.take({
      type: 'file-read',
      id: read.id,
      result: file ? { ok: true, file } : { ok: false, error: 'not-xml' },
    });
  }

  /** Lets time pass, waking the agent as a runtime would; every message fails or succeeds as told. */
  advance(span: number, result: CommResult = UNREACHABLE): readonly Effect[] {
    const end = this.now + span;
    const from = this.all.length;
    for (let due = nextTimer(this.state); due !== undefined && due <= end; due = nextTimer(this.state)) {
      this.now = Math.max(this.now, due);
      for (const effect of this.take({ type: 'timer' })) {
        if (effect.type === 'send') this.take({ type: 'comm-result', id: effect.id, result });
      }
    }
    this.now = end;
    return this.all.slice(from);
  }
}

export const UNREACHABLE: CommResult = { ok: false, failure: { kind: 'dns' } };
export const RECEIVED: CommResult = { ok: true };

export function answer(file: LicenseFile): CommResult {
  return { ok: true, file };
}

export function logs(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === 'log' ? [formatMessage(effect.message)] : []));
}

export function notes(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === 'notify' ? [effect.notification.name] : []));
}

export function codes(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === 'reply' ? [effect.code] : []));
}

const SIGNATURE = '<signature>c2lnbmF0dXJlIG9mIENTU00h</signature>';

/** An ACK file for report ids, with more parts if given. */
export function ackFile(ids: readonly number[], more = '', sn = SN): string {
  const data = JSON.stringify(
    ids.map((report_id) => ({
      report_id,
      sudi: { udi_pid: 'C9300-48UXM', udi_serial_number: sn },
      status: 'OK',
    })),
  );
  return `<?xml version="1.0" encoding="UTF-8"?><smartLicense>
<smartLicenseAccountInfo><customerInfo><smartAccount>Example SA</smartAccount><virtualAccount>Lab VA</virtualAccount></customerInfo>${SIGNATURE}</smartLicenseAccountInfo>
<smartLicenseRumAck><data><![CDATA[${data}]]></data>${SIGNATURE}</smartLicenseRumAck>${more}</smartLicense>`;
}

function rule(name: string, [first, ongoing, change]: readonly [number, number, number]): string {
  return `<${name}><firstTimeReport>${first}</firstTimeReport><onGoingReporting>${ongoing}</onGoingReporting><reportOnMACD>${change}</reportOnMACD></${name}>`;
}

export function policyElement(days: readonly [number, number, number], signature = SIGNATURE): string {
  const rules = ['subscription', 'perpetual', 'enforced', 'export', 'generic'].map((name) =>
    rule(name, days),
  );
  return `<smartLicensePolicy><policyCode><name>Custom Policy</name><version>1</version><ackRequired>true</ackRequired>${rules.join('')}</policyCode>${signature}</smartLicensePolicy>`;
}

export const HSEC_TAG = 'regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2';

export function authorizationElement(udi: string, signature = SIGNATURE): string {
  return `<smartLicenseAuthorization><udi>${udi}</udi><authorizationCode><flag>A</flag><version>C</version><piid>1</piid><entitlements><entitlement><tag>${HSEC_TAG}</tag><count>1</count><licenseType>PERPETUAL</licenseType><displayName>C9K HSEC</displayName></entitlement></entitlements><status><success>true</success></status></authorizationCode>${signature}</smartLicenseAuthorization>`;
}

export function trustElement(sn = SN, signature = SIGNATURE): string {
  return `<smartLicenseTrustCode><udi>P:C9300-48UXM,S:${sn}</udi><trustId>42</trustId><status><success>true</success></status>${signature}</smartLicenseTrustCode>`;
}

export function inSmartLicense(...elements: readonly string[]): string {
  return `<smartLicense>${elements.join('')}</smartLicense>`;
}

export function parsed(text: string): LicenseFile {
  const file = parseLicenseFile(text, SHAPE_VERIFIER);
  if (!file) throw new Error('not a licence file');
  return file;
}
