export { type Platform, startPlatform } from './app.ts';
