import type { EditRun, EffectiveOperation, Place } from './edit-run.ts';

/**
 * What an operation asks of the node it is for, and the operations that end with that (RFC 6241 section 7.2): true when
 * there is nothing left to do, because the node is gone or the operation failed. `name` is how errors call the node,
 * `there` whether it exists.
 */
export function settles(
  run: EditRun,
  place: Place,
  operation: EffectiveOperation,
  { name, there, remove }: { readonly name: string; readonly there: boolean; remove(): void },
): boolean {
  switch (operation) {
    case 'delete':
      if (there) remove();
      else run.fail(place, 'data-missing', `${name} does not exist`);
      return true;
    case 'remove':
      if (there) remove();
      return true;
    case 'none':
      if (!there) run.fail(place, 'data-missing', `${name} does not exist`);
      return !there;
    case 'create':
      if (there) run.fail(place, 'data-exists', `${name} exists already`);
      return there;
    default:
      return false;
  }
}
