import type { Exchange } from '../exchange.ts';
import { methodNotAllowed } from '../refusal.ts';
import type { Reply } from '../reply.ts';

/** Something that a URI names and that answers requests. */
export interface Resource {
  /** True when nobody has to say who they are. */
  readonly open?: boolean;
  /** The answer; undefined when the resource has taken the response over. */
  answer(exchange: Exchange): Reply | undefined | Promise<Reply | undefined>;
}

const readMethods = 'GET, HEAD, OPTIONS';

/** A resource that can only be read, with OPTIONS and 405 as they are to be (RFC 8040 sections 4.1 to 4.3). */
export function readOnly(read: (exchange: Exchange) => Reply | undefined, open = false): Resource {
  return {
    open,
    answer(exchange) {
      if (exchange.isRead) return read(exchange);
      if (exchange.method === 'OPTIONS') return { status: 200, headers: ['Allow', readMethods] };
      throw methodNotAllowed(
        readMethods,
        `${exchange.method} is not for this resource, which can only be read`,
      );
    },
  };
}
