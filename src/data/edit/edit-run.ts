import type { JsonObject, ParentNode } from '../../../codegen/index.ts';
import type { ErrorDetails, ErrorTag } from '../error.ts';
import { ProtocolError } from '../error.ts';
import type { InstancePath } from '../path/instance-path.ts';
import { type EditNode, type EditOperation, stepOf } from './edit-node.ts';

/** The operation in force at a node: its own, else that of the nearest ancestor with one, else the default. */
export type EffectiveOperation = EditOperation | 'none';

/** An edit node and the way down to it; the path is only spelled out for errors. */
export interface Place {
  readonly edit: EditNode;
  readonly up: Place | undefined;
}

export function pathOfPlace(place: Place): InstancePath {
  const steps = [];
  for (let at: Place | undefined = place; at; at = at.up) {
    const step = stepOf(at.edit);
    if (step) steps.push(step);
  }
  return steps.reverse();
}

export function operationOf(edit: EditNode, inherited: EffectiveOperation): EffectiveOperation {
  return edit.operation ?? inherited;
}

/** How the value of a container or list entry is edited: passed down, as each kind of node is in a file of its own. */
export type EditObject = (
  run: EditRun,
  node: ParentNode,
  old: JsonObject | undefined,
  fresh: JsonObject,
  place: Place,
  operation: EffectiveOperation,
) => JsonObject;

/** Raised to leave an edit at its first error; the error itself is in the list. */
export class EditStopped extends Error {}

/** One run of `applyEdit`: collects errors as the error-option wants it (RFC 6241 section 7.2). */
export class EditRun {
  readonly errors: ProtocolError[] = [];
  readonly #stop: boolean;

  constructor(stopAtFirst: boolean) {
    this.#stop = stopAtFirst;
  }

  /** Notes an error at a place. The caller leaves the node as it was and goes on with the next. */
  fail(place: Place, tag: ErrorTag, message: string, details: ErrorDetails = {}): void {
    const { node } = place.edit;
    this.errors.push(
      new ProtocolError(tag, message, {
        path: pathOfPlace(place),
        ...(node.kind === 'root' ? {} : { schemaPath: node.path }),
        ...details,
      }),
    );
    if (this.#stop) throw new EditStopped();
  }
}
