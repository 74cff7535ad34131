import { parseXml } from '../../data/xml/parse.ts';
import { perSchema } from '../../server/served-schema.ts';
import { replyAttributes } from '../messages/reply-attributes.ts';
import { operationOf } from '../messages/request.ts';
import { prepareOperation } from '../operations/prepare.ts';
import type { Invocation, NetconfContext } from './context.ts';
import { PreparedRequests } from './prepared.ts';

export interface Request {
  readonly invocation: Invocation;
  /** Attributes of the reply, as text that begins with a space. */
  readonly attributes: string;
}

/** Turns the texts of `<rpc>` messages into invocations; one for all sessions of a server. */
export class Requests {
  private readonly context: NetconfContext;
  private readonly preparedFor: () => PreparedRequests;

  constructor(context: NetconfContext) {
    this.context = context;
    this.preparedFor = perSchema(context.core, () => new PreparedRequests());
  }

  /**
   * Understands a request. Throws ProtocolError; `identified` has then been told the attributes of the reply, if the
   * message could be read that far.
   */
  read(text: string, identified: (attributes: string) => void): Request {
    const prepared = this.preparedFor();
    const place = PreparedRequests.locate(text);
    const key = place && PreparedRequests.keyOf(text, place);
    if (place && key !== undefined) {
      const found = prepared.find(key);
      if (found) {
        const id = text.slice(place.start, place.end);
        return { invocation: found.invocation, attributes: found.before + id + found.after };
      }
    }
    const rpc = parseXml(text);
    const attributes = replyAttributes(rpc);
    identified(attributes);
    const invocation = prepareOperation(operationOf(rpc), this.context);
    if (place && key !== undefined && prepared.seenBefore(key)) {
      prepared.keep(key, text, place, attributes, invocation);
    }
    return { invocation, attributes };
  }
}
