import type { ParentNode, SchemaNode, Status, When } from '../model.ts';

/** Where a node is put: what it takes over from the nodes around it. */
export interface Place {
  readonly parent: SchemaNode | undefined;
  /** Nearest ancestor with instances. */
  readonly dataParent: ParentNode;
  /** Inherited `config`; undefined in operations and notifications, where it has no meaning (RFC 7950 7.21.1). */
  readonly config: boolean | undefined;
  /** The `when`s of choices and cases since the nearest ancestor with instances. */
  readonly whens: readonly When[];
  readonly status: Status;
}
