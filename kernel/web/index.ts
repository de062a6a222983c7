export { ApiError, address, type CallInput, call, onOutcome, upload } from './client.ts';
export { useChange, useOperation } from './hooks.ts';
