/** Answers that the other side has promised for later, and when to ask for each: `Next ACK push check`. */
import { earlier, type Moment, NEVER } from '../time.ts';
import { type Turn, update, updateSchedule } from '../turn.ts';

export interface Poll {
  /** What the other side calls it. */
  readonly id: string;
  /** What was asked: usage was reported, trust or an authorization code requested. */
  readonly of: 'push' | 'trust' | 'authorize';
  /** Milliseconds between two looks. */
  readonly interval: number;
  readonly at: Moment;
  /** The request was made with `force`. */
  readonly force?: true;
}

/** Plans to ask; one answer of each kind is waited for, the latest. */
export function planPoll(turn: Turn, poll: Omit<Poll, 'at'>): void {
  const others = turn.state.polls.filter((one) => one.of !== poll.of);
  setPolls(turn, [...others, { ...poll, at: turn.now + poll.interval }]);
}

/** Asks no more. */
export function dropPoll(turn: Turn, of: Poll['of']): void {
  if (turn.state.polls.some((one) => one.of === of)) {
    setPolls(
      turn,
      turn.state.polls.filter((one) => one.of !== of),
    );
  }
}

/** Nobody at the other end of another way knows of what was promised. */
export function dropPolls(turn: Turn): void {
  if (turn.state.polls.length > 0) setPolls(turn, []);
}

function setPolls(turn: Turn, polls: readonly Poll[]): void {
  update(turn, { polls });
  updateSchedule(turn, { poll: polls.reduce((next, { at }) => earlier(next, at), NEVER) });
}
