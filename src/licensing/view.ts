/**
 * What others want to know of an agent, derived from its state: for the models, for `show license`, for tests.
 * Nothing here is kept; asking costs what it costs. Account, communication statistics and event log stand in the
 * state as they are: `state.account`, `state.communication.attempts`, `state.eventLog`.
 */
export * from './view/codes.ts';
export * from './view/compliance.ts';
export * from './view/history.ts';
export * from './view/licenses.ts';
export * from './view/reporting.ts';
