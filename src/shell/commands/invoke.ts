/** Calling an RPC of the models as the user of the session: the shell and YANG are two faces of one device. */
import type { JsonObject } from '../../../codegen/index.ts';
import type { CommandContext } from '../session/context.ts';

/** Throws ProtocolError, also when the user may not. */
export async function invoke(
  { device, session }: CommandContext,
  name: string,
  input: JsonObject = {},
): Promise<JsonObject | undefined> {
  const { schema, operations } = device.core;
  const rpc = schema.rpcs.get(name);
  if (!rpc) throw new Error(`the schema has no RPC ${name}`);
  return operations.invoke(session, rpc, input);
}
