/** All commands of IOS XR. */
import type { Command } from '../../session/context.ts';
import { consoleOff, lineCommands } from '../config/line.ts';
import { dir } from '../exec/dir.ts';
import { routerFileCommands } from '../exec/files.ts';
import { leave } from '../exec/modes.ts';
import { more } from '../exec/more.ts';
import { routerReload } from '../exec/reload.ts';
import { terminalCommands } from '../exec/terminal.ts';
import { authorizationCommands } from '../license/authorization.ts';
import { factoryReset } from '../license/factory-reset.ts';
import { registrationCommands } from '../license/registration.ts';
import { routerReservationCommands } from '../license/reservation.ts';
import { trustCommands } from '../license/trust.ts';
import { routerUsageCommands } from '../license/usage.ts';
import { clearLogging } from '../logging.ts';
import { licenseEventlog } from '../show/license-eventlog.ts';
import { licenseHistory } from '../show/license-history.ts';
import { licenseRum } from '../show/license-rum.ts';
import { clock, history } from '../show/system.ts';
import { routerModes } from './modes.ts';
import { routerSettings } from './settings.ts';
import { routerShows } from './show.ts';
import { terminalPrompt } from './terminal.ts';
import { transportCommand } from './transport.ts';

export const xrCommands: readonly Command[] = [
  leave,
  ...routerModes,
  ...terminalCommands,
  terminalPrompt,
  routerReload,
  ...routerFileCommands,
  dir,
  more,
  clearLogging,
  ...routerUsageCommands,
  ...trustCommands,
  ...authorizationCommands,
  ...registrationCommands,
  ...routerReservationCommands,
  transportCommand,
  factoryReset,
  ...routerShows,
  licenseEventlog,
  licenseHistory,
  licenseRum,
  clock,
  history,
  ...routerSettings,
  ...lineCommands,
  consoleOff,
];
