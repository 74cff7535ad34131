/** What the handlers of sly-control have in common. */
import type { JsonObject } from '../../../codegen/index.ts';
import { dateAndTime } from '../../licensing/index.ts';
import type { RpcHandler } from '../../server/contract.ts';
import type { Device } from '../device.ts';

export const CONTROL = 'sly-control';

/** One operation: the input was checked against the model, defaults are in it. */
export type ControlHandler = (device: Device, input: JsonObject) => ReturnType<RpcHandler>;

/** What operations that deal with time answer. */
export function clockReading({ clock }: Device): JsonObject {
  return { now: dateAndTime(clock.now()) };
}
