export { type Platform, startPlatform } from './app.ts';
export { compose } from './compose.ts';
export { MIGRATIONS } from './migrations.ts';
