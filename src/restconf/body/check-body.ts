import type { DataNode } from '../../../codegen/index.ts';

/** Throws ProtocolError when a JSON value (RFC 7951) is no instance of `node`. */
export type BodyValidator = (value: unknown) => void;

/** Validators made ahead of time from the schema, by the schema path of the node they are for. */
let validators: ReadonlyMap<string, BodyValidator> = new Map();

/** Makes generated validators known; without any, the codec alone decides. */
export function useBodyValidators(made: ReadonlyMap<string, BodyValidator>): void {
  validators = made;
}

/**
 * The first check of a JSON body: the generated validator of its node, where there is one. It is quicker than the
 * codec at telling that a body is wrong; the codec, which runs after it, decides what the value means.
 */
export function checkBody(node: DataNode, value: unknown): void {
  validators.get(node.path)?.(value);
}
