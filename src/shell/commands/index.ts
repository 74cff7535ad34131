/** All commands of IOS XE. */
import type { Command } from '../session/context.ts';
import { bootLevel } from './config/boot-level.ts';
import { domainName } from './config/domain.ts';
import { hostname } from './config/hostname.ts';
import { licenseSmart } from './config/license-smart.ts';
import { lineCommands } from './config/line.ts';
import { loggingHostCommands } from './config/logging-host.ts';
import { releaseKey } from './config/release-key.ts';
import { reservationSetting } from './config/reservation.ts';
import { dir } from './exec/dir.ts';
import { erase } from './exec/erase.ts';
import { fileCommands } from './exec/files.ts';
import { modeCommands } from './exec/modes.ts';
import { more } from './exec/more.ts';
import { reload } from './exec/reload.ts';
import { forceSwitchover } from './exec/switchover.ts';
import { terminalCommands } from './exec/terminal.ts';
import { verify } from './exec/verify.ts';
import { authorizationCommands } from './license/authorization.ts';
import { factoryReset } from './license/factory-reset.ts';
import { registrationCommands } from './license/registration.ts';
import { reservationCommands } from './license/reservation.ts';
import { trustCommands } from './license/trust.ts';
import { usageCommands } from './license/usage.ts';
import { loggingCommands } from './logging.ts';
import { configurationShows } from './show/configuration.ts';
import { licenseAll, licenseShows } from './show/license.ts';
import { licenseEventlog } from './show/license-eventlog.ts';
import { licenseHistory } from './show/license-history.ts';
import { licenseRum } from './show/license-rum.ts';
import { licenseTech } from './show/license-tech.ts';
import { redundancyStates } from './show/redundancy.ts';
import { switchShows } from './show/switch.ts';
import { clock, systemShows } from './show/system.ts';
import { techSupport } from './show/tech-support.ts';
import { version } from './show/version.ts';

export const xeCommands: readonly Command[] = [
  ...modeCommands,
  ...terminalCommands,
  reload,
  forceSwitchover,
  erase,
  ...fileCommands,
  dir,
  more,
  verify,
  ...loggingCommands,
  ...usageCommands,
  ...trustCommands,
  ...authorizationCommands,
  ...registrationCommands,
  ...reservationCommands,
  factoryReset,
  ...licenseShows,
  licenseEventlog,
  licenseHistory,
  licenseRum,
  licenseTech,
  version,
  ...systemShows,
  ...switchShows,
  redundancyStates,
  techSupport([
    ['show clock', clock],
    ['show version', version],
    ['show license all', licenseAll],
    ['show license tech support', licenseTech],
    ['show license history message', licenseHistory],
  ]),
  ...configurationShows,
  ...hostname,
  ...domainName,
  ...bootLevel,
  ...licenseSmart,
  ...reservationSetting,
  releaseKey,
  ...loggingHostCommands,
  ...lineCommands,
];
