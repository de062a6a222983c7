// The modules with pages, one line each:
// export { pages as identity } from '@zhiban/identity/web';
export {};
