import type { CommitParticipant, Tree } from '../../datastore/contract.ts';
import type { Settings } from '../../licensing/index.ts';
import type { AgentRuntime } from './runtime.ts';

/**
 * Tells the agent what a commit of running changed: the licensing settings, and by `others` what else it has to know.
 * Before the device has an agent nobody is told.
 */
export function followRunning(
  runtime: () => AgentRuntime | undefined,
  settingsOf: (tree: Tree) => Settings,
  others: (agent: AgentRuntime, before: Tree, after: Tree) => void,
): NonNullable<CommitParticipant['apply']> {
  return ({ datastore, before, after }) => {
    const agent = runtime();
    if (datastore !== 'running' || !agent) return;
    const settings = settingsOf(after);
    if (JSON.stringify(settings) !== JSON.stringify(settingsOf(before))) {
      agent.note({ type: 'config-changed', settings });
    }
    others(agent, before, after);
  };
}
