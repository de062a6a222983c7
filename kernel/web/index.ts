export { ApiError, address, answerError, type CallInput, call, onOutcome, upload } from './client.ts';
export { useChange, useOperation, usePages } from './hooks.ts';
