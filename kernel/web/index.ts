export { ApiError, address, type CallInput, call, upload } from './client.ts';
export { useChange, useOperation } from './hooks.ts';
