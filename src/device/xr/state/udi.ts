import type { JsonObject } from '../../../../codegen/index.ts';
import type { Unit } from '../../../licensing/index.ts';

/** The `udi` container of the XR models: what a router has no value for is empty. */
export function udi({ pid, sn }: Pick<Unit, 'pid' | 'sn'>): JsonObject {
  return { pid, sn, vid: '', uuid: '', suvi: '', 'host-identifier': '', 'mac-address': '' };
}
