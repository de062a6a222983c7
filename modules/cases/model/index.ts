export * from './events.ts';
export * from './lifecycle.ts';
export * from './operations.ts';
export * from './view.ts';
