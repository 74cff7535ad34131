import type { LicensingStateStateInfoUdi } from '../../generated/cisco-smart-license.ts';
import type { Unit } from '../../licensing/index.ts';

/**
 * The `udi` container of cisco-smart-license: a switch has a PID and a serial number. All else is empty, as devices send
 * it, although the model asks for at least one character there.
 */
export function udi({ pid, sn }: Pick<Unit, 'pid' | 'sn'>): LicensingStateStateInfoUdi {
  return {
    pid,
    sn,
    vid: '',
    uuid: '',
    suvi: '',
    'host-identifier': '',
    'mac-address': '00:00:00:00:00:00',
  };
}
