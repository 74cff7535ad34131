/**
 * Public face of the package for tests and programs in TypeScript or JavaScript.
 *
 * `startServer()` starts a device on free ports and resolves when it is ready.
 */

export type { ListenAddress, RestconfAddress, ServerOptions } from './app/options.ts';
export type { RunningServer } from './app/start.ts';
export { startServer } from './app/start.ts';
export { ProtocolError } from './data/error.ts';
