/** Entering and leaving configuration mode. */
import type { CommandContext } from './context.ts';

/** Back to EXEC mode; what was configured is noted in the log of the device, what was not committed is given up. */
export function leaveConfiguration({ device, session, state, line }: CommandContext): void {
  if (state.mode === 'exec') return;
  state.mode = 'exec';
  if (state.target?.exclusive) {
    // A restart or an administrator may have taken the locks away.
    for (const [name, { sessionId }] of [...device.core.locks()]) {
      if (sessionId === session.id) device.core.operations.unlock(session, name);
    }
  }
  state.target = undefined;
  if (!state.configured) return;
  state.configured = false;
  device.systemLog.write({
    facility: 'SYS',
    severity: 5,
    mnemonic: 'CONFIG_I',
    text: `Configured from console by ${session.user.name} on ${line} (${session.sourceHost})`,
  });
}
