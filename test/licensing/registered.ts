/** A device with Smart Licensing, and how it stands. */
import { view } from '../../src/licensing/index.ts';
import { account, granted, SIGNATURE, started, system, trust } from './devices.ts';
import type { Driver } from './support.ts';

export const UNIT = { pid: 'C9500-16X', sn: 'FCW2233A5ZV' };
export const OLD = system([UNIT], '16.12.4');
export const REGISTER = { name: 'register-id-token', token: 'NGMwMjk5', force: false } as const;
export const ID = granted(account('SA-Eg-Company-01'), trust(UNIT));
export const COMPLIANCE = (status: string) =>
  granted(`<smartLicenseCompliance><status>${status}</status>${SIGNATURE}</smartLicenseCompliance>`);

export const status = (agent: Driver) => view.complianceStatus(agent.state);
export const registration = (agent: Driver) => view.registrationStatus(agent.state);
export const left = (agent: Driver) => view.compliance(agent.state, agent.now).evaluationLeft;

/** Registers, and answers the request for authorization that follows. */
export function registered(answer = COMPLIANCE('AUTHORIZED')): Driver {
  const agent = started(OLD);
  const [asked] = agent.exchange(REGISTER, ID).filter((effect) => effect.type === 'send');
  agent.take({ type: 'comm-result', id: asked!.id, result: answer });
  return agent;
}
