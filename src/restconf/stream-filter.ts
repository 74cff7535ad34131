import { xpathTest } from '../data/filter/xpath-test.ts';
import type { Core, EventRecord } from '../server/contract.ts';
import { eventSchema, eventTree } from '../server/event-schema.ts';
import { perSchema } from '../server/served-schema.ts';

/**
 * The `filter` of an event stream (RFC 8040 section 4.8.4): events of which the expression is true. Throws for what is
 * no expression; later, when the modules have changed so that it is none any more.
 */
export function streamFilter(core: Core, text: string | undefined): (event: EventRecord) => boolean {
  if (text === undefined) return () => true;
  const test = perSchema(core, (schema) => xpathTest(eventSchema(schema), text));
  test();
  return (event) => test()(eventTree(event));
}
