/** Small parts that both modules and nodes have. */
import type { ExtensionUse, Status } from '../../schema/model.ts';
import type { SavedExtensionUse } from './format.ts';
import { trimmed } from './tables.ts';

export function savedStatus(status: Status): Status | undefined {
  return status === 'current' ? undefined : status;
}

export function saveExtensionUse({ module, name, argument }: ExtensionUse): SavedExtensionUse {
  return trimmed(module, name, argument);
}
