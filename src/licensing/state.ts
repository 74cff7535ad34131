/**
 * Everything the agent remembers, as plain JSON. It is written to disk as it is and continues identically
 * after a reload, so: no class instances, no `undefined` in arrays, moments as epoch milliseconds with 0 for
 * "never". What can be derived (deadlines, counters, URLs) is derived, not kept; a device at rest stays small.
 */
import type { AuthorizationRequest } from './authorization/request.ts';
import type { Authorization } from './authorization/slac.ts';
import type { Earlier, Reservation, Transition } from './earlier/earlier.ts';
import type { InstalledPolicy } from './policy/policy.ts';
import { NO_REGISTRATION, type Registration } from './registration/registration.ts';
import { EMPTY_LEDGER, type ReportLedger } from './reports/ledger.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import type { Moment } from './time.ts';
import { IDLE_SCHEDULE, type Schedule } from './timers/schedule.ts';
import type { HistoryEntry } from './transport/history.ts';
import type { Pending } from './transport/pending.ts';
import type { Poll } from './transport/polls.ts';
import { type Communication, NO_COMMUNICATION } from './transport/statistics.ts';
import type { TrustCode } from './trust/trust.ts';
import type { BootLevel, FeatureUse } from './usage/counting.ts';

export type UnitRole = 'active' | 'standby' | 'member';

/** One chassis or switch: its unique device identifier and its part in a stack. */
export interface Unit {
  readonly pid: string;
  readonly sn: string;
  readonly role: UnitRole;
  /** Number in the stack; its place in the list without. */
  readonly number?: number;
  /** The highest becomes active when all start together; without any, the active stays. */
  readonly priority?: number;
  /** Modular chassis: the supervisor module, e.g. `C9400X-SUP-2`; two of them share the chassis' UDI. */
  readonly supervisor?: string;
  readonly lineCards?: readonly string[];
}

/** Who the device is. `units[0]` is the active one, the only one that reports (S0 "High Availability"). */
export interface Identity {
  readonly units: readonly [Unit, ...Unit[]];
  /** As `show version` and reports write it, e.g. `17.15.06`. */
  readonly softwareVersion: string;
  /** Version of the licensing agent, e.g. `6.1.4/6feb8bc10`. */
  readonly agentVersion: string;
  readonly hostname: string;
  /** The operating system; IOS XE without. */
  readonly system?: 'xe' | 'xr';
}

/** A licence in use, or one that was and is shown as `NOT IN USE`. */
export interface LicenseUse {
  readonly tag: string;
  readonly count: number;
  readonly since: Moment;
}

/** Smart Account and Virtual Account, as the latest ACK named them. */
export interface Account {
  readonly smartAccount: string;
  readonly virtualAccount: string;
  readonly asOf: Moment;
}

/** A line of `show license eventlog`. */
export interface LogEntry {
  readonly at: Moment;
  readonly text: string;
}

export interface AgentState {
  /** Version of this layout, so that a later release can read an older file. */
  readonly layout: 1;
  readonly identity: Identity;
  /** The units that `boot` named: while it names the same ones, those that joined or left since count. */
  readonly hardware: string;
  readonly booted: Moment;
  readonly level: BootLevel | null;
  readonly features: readonly FeatureUse[];
  readonly settings: Settings;
  readonly usage: readonly LicenseUse[];
  /** A policy CSSM returned or a file brought; null while only `CISCO default` is there. */
  readonly policy: InstalledPolicy | null;
  readonly ledger: ReportLedger;
  readonly trust: readonly TrustCode[];
  readonly authorizations: readonly Authorization[];
  readonly registration: Registration;
  readonly account: Account | null;
  readonly communication: Communication;
  readonly schedule: Schedule;
  readonly pending: readonly Pending[];
  /** Answers that were promised for later. */
  readonly polls: readonly Poll[];
  /** A request for an authorization code that goes with the next message or file. */
  readonly authorizationRequest: AuthorizationRequest | null;
  /** The licensing model before policy mode, with what only it has; null in policy mode. */
  readonly earlier: Earlier | null;
  /** Milliseconds of evaluation used up: one clock for the life of the device. */
  readonly evaluationUsed: number;
  /** When a request for a trust code was last saved: a file may answer it although a code is there. */
  readonly trustSaved: Moment;
  readonly reservation: Reservation | null;
  /** The transport an upgrade brought about, until it is configured otherwise. */
  readonly transition: Transition | null;
  readonly eventLog: readonly LogEntry[];
  /** The last messages sent and received. */
  readonly history: readonly HistoryEntry[];
  /** Last number given to a message or file operation. */
  readonly sequence: number;
}

/** A device as it comes out of the box: never booted, nothing in use. */
export function initialState(identity: Identity): AgentState {
  return {
    layout: 1,
    identity,
    hardware: '',
    booted: 0,
    level: null,
    features: [],
    settings: DEFAULT_SETTINGS,
    usage: [],
    policy: null,
    ledger: EMPTY_LEDGER,
    trust: [],
    authorizations: [],
    registration: NO_REGISTRATION,
    account: null,
    communication: NO_COMMUNICATION,
    schedule: IDLE_SCHEDULE,
    pending: [],
    polls: [],
    authorizationRequest: null,
    earlier: null,
    evaluationUsed: 0,
    trustSaved: 0,
    reservation: null,
    transition: null,
    eventLog: [],
    history: [],
    sequence: 0,
  };
}

/** What an older release wrote lacks what came later. */
export function completeState(stored: AgentState): AgentState {
  const fresh = initialState(stored.identity);
  return { ...fresh, ...stored, schedule: { ...fresh.schedule, ...stored.schedule } };
}

/**
 * A copy to be changed. Every member is named, as a copy made so takes a tenth of the time of one with `...`: an agent
 * that nobody answers makes ten a wake, a hundred wakes a day.
 */
export function copyState(state: AgentState): { -readonly [K in keyof AgentState]: AgentState[K] } {
  return {
    layout: state.layout,
    identity: state.identity,
    hardware: state.hardware,
    booted: state.booted,
    level: state.level,
    features: state.features,
    settings: state.settings,
    usage: state.usage,
    policy: state.policy,
    ledger: state.ledger,
    trust: state.trust,
    authorizations: state.authorizations,
    registration: state.registration,
    account: state.account,
    communication: state.communication,
    schedule: state.schedule,
    pending: state.pending,
    polls: state.polls,
    authorizationRequest: state.authorizationRequest,
    earlier: state.earlier,
    evaluationUsed: state.evaluationUsed,
    trustSaved: state.trustSaved,
    reservation: state.reservation,
    transition: state.transition,
    eventLog: state.eventLog,
    history: state.history,
    sequence: state.sequence,
  };
}

/** The active unit. */
export function activeUnit(state: AgentState): Unit {
  return state.identity.units[0];
}

/** `PID:<pid>,SN:<sn>`, the form of messages and of the `key_udi` keys. */
export function udiText(unit: Pick<Unit, 'pid' | 'sn'>): string {
  return `PID:${unit.pid},SN:${unit.sn}`;
}

/** `P:<pid>,S:<sn>`, the form inside licence files and report keys. */
export function udiFileText(unit: Pick<Unit, 'pid' | 'sn'>): string {
  return `P:${unit.pid},S:${unit.sn}`;
}
