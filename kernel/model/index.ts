export * from './canonical-json.ts';
export * from './clock.ts';
export * from './contract.ts';
export * from './errors.ts';
export * from './events.ts';
export { withoutFormula } from './spreadsheet.ts';
