export * from './clock.ts';
export * from './contract.ts';
export * from './errors.ts';
export * from './events.ts';
