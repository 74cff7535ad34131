import type { DataNode, IoNode } from '../../../codegen/index.ts';
import type { Logger } from '../../server/contract.ts';

/** A validator that the build made with ajv: of a container, of one entry of a list, of a leaf's value. */
interface Validate {
  (value: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

let validators: Readonly<Record<string, Validate>> = {};

/**
 * Loads the generated validators, which are large and only serve the debug log. Not having them is no harm: modules
 * given at start have none either.
 */
export async function loadBodyValidators(log: Logger): Promise<void> {
  try {
    ({ validators } = (await import('../../generated/validators.ts')) as { validators: typeof validators });
  } catch (error) {
    log.debug({ err: error }, 'no generated validators of RESTCONF bodies');
  }
}

/**
 * The strict check of a JSON body: the generated validator of its node, where one is loaded. Tells in what way the body
 * is not RFC 7951 to the letter, or gives undefined. The codec has the last word: devices take more than the letter
 * (an object for a list of one, module names where they are not needed), and it explains all errors at once.
 */
export function checkBody(node: DataNode | IoNode, value: unknown): string | undefined {
  if (!Object.hasOwn(validators, node.path)) return undefined;
  const validate = validators[node.path]!;
  const many = (node.kind === 'list' || node.kind === 'leaf-list') && Array.isArray(value);
  for (const one of many ? value : [value]) {
    if (validate(one)) continue;
    const error = validate.errors?.[0];
    return `${error?.instancePath || '/'} ${error?.message ?? 'is wrong'}`;
  }
  return undefined;
}

/** Tells in the log of a body that was taken though it is not to the letter; another server might refuse it. */
export function noteLoose(log: Logger, looseness: string): void {
  log.debug({ body: looseness }, 'RESTCONF body is not RFC 7951 to the letter; taken as devices do');
}
