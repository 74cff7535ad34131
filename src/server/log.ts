import { type Logger as PinoLogger, pino } from 'pino';
import type { Logger } from './contract.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Members that must never be printed, wherever they stand in a log record. */
const secrets = [
  'password',
  'idToken',
  'id-token',
  'authorization',
  'token',
  '*.password',
  '*.id-token',
  '*.token',
];

/**
 * Structured log on standard error: JSON lines, or readable lines on a terminal. Standard output is kept for the
 * `ready` line that scripts wait for.
 */
export async function createLogger(level: LogLevel): Promise<Logger> {
  const options = { level, base: undefined, redact: { paths: secrets, censor: '***' } };
  if (!process.stderr.isTTY) return facade(pino(options, pino.destination({ dest: 2, sync: true })));
  // Loaded only where somebody looks on: it is not small.
  const { default: pretty } = await import('pino-pretty');
  const style = { destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' };
  return facade(pino(options, pretty(style)));
}

function facade(log: PinoLogger): Logger {
  return {
    verbose: log.isLevelEnabled('debug'),
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}
