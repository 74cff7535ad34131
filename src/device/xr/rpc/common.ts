/** The RPCs of cisco-smart-license with the file systems of IOS XR. */
import type { RpcHandler } from '../../../server/contract.ts';
import type { Device } from '../../device.ts';
import { licensingHandlers } from '../../rpc/licensing.ts';
import { onFlash } from './paths.ts';

export function commonHandlers(device: Device): readonly (readonly [string, RpcHandler])[] {
  return [...licensingHandlers(device)].map(([rpc, handler]) => [
    rpc,
    (input, context) => {
      const path = input['file-path'];
      return handler(typeof path === 'string' ? { ...input, 'file-path': onFlash(path) } : input, context);
    },
  ]);
}
