/**
 * Requesting and returning authorization codes. S1 "Manually Requesting and Auto-Installing a SLAC", "Returning
 * an Authorization Code"; S2 "Install SLAC ...".
 *
 * Results chosen, in the order of the checks. Request: a feature the agent does not know
 * `requesteditemnotfound`; HSECK9 on a product that has no such key `notsupported`; `replace` while a key of the
 * code is in use `smpostnotallow`; transport off `transportnotavailable`; server not reached `commsend`; an answer
 * without an authorization `invalidresponse`, and a request that was to be kept still is.
 * Return: nothing installed `noauthorizationinstalled`; in use `smpostnotallow`; then as above.
 */
import { authorizationRequestDocument, authorizationReturnDocument } from '../documents/compose.ts';
import { installFile } from '../documents/install.ts';
import type { ErrorCode } from '../errors.ts';
import type { CommResult } from '../events.ts';
import { chassisOf } from '../ha/units.ts';
import { messages } from '../messages.ts';
import { savesAuthorizationRequest } from '../release.ts';
import { effectiveTransport } from '../settings.ts';
import { activeUnit, type Unit, udiText } from '../state.ts';
import { send } from '../transport/exchange.ts';
import { failureText } from '../transport/reasons.ts';
import { log, nextId, reply, type Turn, update, wait } from '../turn.ts';
import { HSECK9 } from '../usage/catalogue.ts';
import { returnCodeOf, returnCodes } from './remove.ts';
import type { AuthorizationRequest } from './request.ts';
import { type Authorization, authorizationOf, isInstalled, isInUse } from './slac.ts';
import { canReplace, keyFeature } from './support.ts';

/** The RPC: asks at once. */
export function requestOnline(turn: Turn, command: string, feature: string, local: boolean, add: boolean) {
  const refused = requestRefused(turn, feature, local, add);
  if (refused) return reply(turn, command, refused);
  if (effectiveTransport(turn.state.settings) === 'off') return reply(turn, command, 'transportnotavailable');
  ask(turn, command, { tag: HSECK9.tag, local, add, at: turn.now });
}

/**
 * `license smart authorization request`: the request is kept until it is answered; it goes out at once, with the
 * next report (`license smart sync`), or by the file that `saveRequest` writes.
 */
export function request(turn: Turn, command: string, feature: string, local: boolean, add: boolean) {
  const refused = requestRefused(turn, feature, local, add);
  if (refused) return reply(turn, command, refused);
  const authorizationRequest = { tag: HSECK9.tag, local, add, at: turn.now };
  update(turn, { authorizationRequest });
  if (effectiveTransport(turn.state.settings) === 'off') return reply(turn, command, 'success');
  ask(turn, command, authorizationRequest);
}

/** `license smart authorization request save`, from 17.7.1 on. */
export function saveRequest(turn: Turn, command: string, path: string) {
  const { identity, authorizationRequest } = turn.state;
  if (!savesAuthorizationRequest(identity)) return reply(turn, command, 'notsupported');
  if (!authorizationRequest) return reply(turn, command, 'notfound');
  const id = nextId(turn);
  wait(turn, { id, kind: 'save-request', command });
  const document = authorizationRequestDocument(turn.state, authorizationRequest);
  turn.effects.push({ type: 'write-file', id, path, document });
}

function requestRefused(turn: Turn, feature: string, local: boolean, add: boolean): ErrorCode | undefined {
  const { identity } = turn.state;
  if (feature.toLowerCase() !== HSECK9.name) return 'requesteditemnotfound';
  if (!keyFeature(identity) || (!add && !canReplace(identity))) return 'notsupported';
  const codes = installedOn(turn, chosen(turn, local));
  // In a stack `replace` with `all` is how a newcomer gets its key while the others use theirs.
  const newcomer = !local && codes.length > 0 && codes.length < chassisOf(identity).length;
  if (!add && !newcomer && codes.some((code) => anyInUse(turn, code))) return 'smpostnotallow';
  return undefined;
}

function ask(turn: Turn, command: string, asked: AuthorizationRequest) {
  send(turn, (id) => ({ id, kind: 'authorize', command }), authorizationRequestDocument(turn.state, asked));
}

export function requestEnded(turn: Turn, command: string, result: CommResult) {
  if (!result.ok) {
    if (result.failure.kind !== 'reply') return reply(turn, command, 'commsend');
    const reason = failureText(turn.state.settings, result.failure);
    log(turn, messages.authorizationFailed(udiText(activeUnit(turn.state)), reason));
    if (turn.state.authorizationRequest) update(turn, { authorizationRequest: null });
    return reply(turn, command, 'responsefailed');
  }
  if (!result.file?.parts.some((part) => part.kind === 'authorization')) {
    return reply(turn, command, 'invalidresponse');
  }
  const { code, confirmations } = installFile(turn, result.file);
  reply(turn, command, code, confirmations ? { confirmationCodes: confirmations } : undefined);
}

export function returnOnline(turn: Turn, command: string, local: boolean) {
  const codes = returnable(turn, local);
  if (typeof codes === 'string') return reply(turn, command, codes);
  if (effectiveTransport(turn.state.settings) === 'off') return reply(turn, command, 'transportnotavailable');
  const udis = codes.map(udiText);
  send(turn, (id) => ({ id, kind: 'return', command, udis }), returnDocument(turn, codes));
}

/** Without a path the return codes are only shown, to be entered at CSSM by hand. */
export function returnOffline(turn: Turn, command: string, local: boolean, path: string) {
  const codes = returnable(turn, local);
  if (typeof codes === 'string') return reply(turn, command, codes);
  const udis = codes.map(udiText);
  if (path === '') return returned(turn, command, udis);
  const id = nextId(turn);
  wait(turn, { id, kind: 'save-return', command, udis });
  turn.effects.push({ type: 'write-file', id, path, document: returnDocument(turn, codes) });
}

/** The other side took the code back, or the request is written: the codes leave the device. */
export function returned(turn: Turn, command: string, udis: readonly string[]) {
  reply(turn, command, 'success', { returnString: returnCodes(turn, udis) });
}

export function returnEnded(turn: Turn, command: string, udis: readonly string[], result: CommResult) {
  if (result.ok) return returned(turn, command, udis);
  reply(turn, command, result.failure.kind === 'reply' ? 'responsefailed' : 'commsend');
}

function returnDocument(turn: Turn, codes: readonly Authorization[]) {
  const returns = codes.map((code) => ({ pid: code.pid, sn: code.sn, code: returnCodeOf(code) }));
  return authorizationReturnDocument(returns, turn.now);
}

function returnable(turn: Turn, local: boolean): readonly Authorization[] | ErrorCode {
  const codes = installedOn(turn, chosen(turn, local));
  if (codes.length === 0) return 'noauthorizationinstalled';
  return codes.some((code) => !code.reserved && anyInUse(turn, code)) ? 'smpostnotallow' : codes;
}

function chosen(turn: Turn, local: boolean): readonly Unit[] {
  return local ? [activeUnit(turn.state)] : chassisOf(turn.state.identity);
}

function installedOn(turn: Turn, units: readonly Unit[]): readonly Authorization[] {
  return units.map((unit) => authorizationOf(turn.state, unit)).filter(isInstalled);
}

function anyInUse(turn: Turn, code: Authorization): boolean {
  return code.entitlements.some((one) => isInUse(turn.state, one.tag));
}
