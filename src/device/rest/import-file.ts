/** `POST /smartlic-service/import`: the body is what `license smart import` takes: ACK, SLAC, policy, trust code. */
import { type ErrorCode, MAX_LICENSE_FILE } from '../../licensing/index.ts';
import type { HttpRoute } from '../../server/http-route.ts';
import type { Device } from '../device.ts';
import { checkAccess, failed, json, PREFIX } from './answers.ts';

/** What a result means for the file; where it logs a message, the device says it better itself. */
const REASONS: Readonly<Partial<Record<ErrorCode, string>>> = {
  msgparse: 'the file is not well-formed XML, or a part of it cannot be read',
  invalidresponse: 'nothing in the file is known; it must be a smartLicense document with at least one part',
  verifysignaturefailed: 'a signature is missing or does not fit what it stands behind',
  matchidentifier: 'the file is for another device',
  requesteditemnotfound: 'the file acknowledges reports that this device never wrote',
  alreadyregistered: 'a trust code is installed already',
  responsefailed: 'the licence server refused what was asked for',
};

export function importFile(device: Device): HttpRoute {
  return {
    method: 'POST',
    path: `${PREFIX}/import`,
    body: {
      types: ['application/xml', 'text/xml', 'application/octet-stream', 'text/plain'],
      largest: MAX_LICENSE_FILE,
    },
    async handle(request) {
      checkAccess(device, request, 'import-file');
      const { agent } = device;
      if (request.body.trim() === '') return failed('msgparse', 'the body is empty; it must be the file');
      const { messages } = device.systemLog;
      const before = messages.added;
      const { code, output } = await agent.held.given(request.body, (path) =>
        agent.command({ name: 'import-file', path }),
      );
      if (code !== 'success') {
        const said = messages.added > before ? messages.entries.at(-1)?.line : undefined;
        return failed(code, said ?? REASONS[code] ?? 'the file cannot be installed');
      }
      const { confirmationCodes } = output;
      return json({
        status: 'OK',
        return_code: code,
        ...(confirmationCodes === undefined ? {} : { confirmation_codes: confirmationCodes }),
      });
    },
  };
}
