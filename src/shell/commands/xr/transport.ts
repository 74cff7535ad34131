/** license smart transport in EXEC mode: as S3 "Upgrade devices with SSM On-Prem" enters it, committed at once. */
import { ROUTER_SETTINGS } from '../../layout/xr/settings.ts';
import type { Command } from '../../session/context.ts';
import { newTarget } from '../../session/target.ts';
import { configure } from '../configure.ts';
import { TRANSPORT_TYPES } from '../setting.ts';
import { commit } from './commit.ts';
import { TRANSPORT, transportJson } from './settings.ts';

export const transportCommand: Command = {
  mode: 'exec',
  syntax: [...TRANSPORT, TRANSPORT_TYPES],
  run(context, args) {
    const { state } = context;
    state.target = newTarget();
    try {
      configure(context, ROUTER_SETTINGS.transport.names, transportJson(args), '% Invalid transport');
      commit(context);
    } finally {
      state.target = undefined;
      state.mode = 'exec';
    }
    return undefined;
  },
};
