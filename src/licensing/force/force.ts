/** Bringing a condition about by command: each as the rules would have left the device, and they go on from there. */

import type { Turn } from '../turn.ts';
import { codeConditions } from './codes.ts';
import type { Condition, Forced } from './condition.ts';
import { earlierConditions } from './earlier.ts';
import { reportingConditions } from './reporting.ts';
import { reservedConditions } from './reserved.ts';

export type Doing = (turn: Turn, how: Forced) => void;

const CONDITIONS: Readonly<Record<Condition, Doing>> = {
  ...codeConditions,
  ...reportingConditions,
  ...reservedConditions,
  ...earlierConditions,
};

export function force(turn: Turn, event: { readonly condition: Condition } & Forced) {
  CONDITIONS[event.condition](turn, event);
}
