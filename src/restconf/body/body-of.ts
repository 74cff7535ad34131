import type { Exchange } from '../exchange.ts';
import { refuse } from '../refusal.ts';
import { readBody } from './read-body.ts';

/**
 * The body of a request for data or an operation. Refuses it when the modules served have changed while it came: what
 * the URI named may be another node by then.
 */
export async function bodyOf({ face, request }: Exchange): Promise<string> {
  const { schema } = face.core;
  const text = await readBody(request);
  if (face.core.schema === schema) return text;
  throw refuse(409, 'in-use', 'the modules served have changed meanwhile: send the request again');
}
