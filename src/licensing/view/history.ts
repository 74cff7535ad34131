/** Messages, as `show license history message` lists them. */
import type { AgentState } from '../state.ts';
import type { HistoryEntry } from '../transport/history.ts';

/**
 * The last messages sent and received, the oldest first: when, in which direction, over which transport, and what
 * stood in them as a JSON object without secrets. A response carries the `id` of its request.
 */
export function messageHistory(state: AgentState): readonly HistoryEntry[] {
  return state.history;
}
