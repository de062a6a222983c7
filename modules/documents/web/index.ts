import { zhCN } from './text/zh-cn.ts';

/** What the app composes: see `WebModule` in the web app. */
export const pages = {
  portalRoutes: [
    { path: 'demo', lazy: () => import('./demo/demo-page.tsx') },
    { path: 'verify', lazy: () => import('./verify-page.tsx') },
    { path: 'verify/:identifier', lazy: () => import('./verify-page.tsx') },
  ],
  consoleRoutes: [{ path: 'keys', lazy: () => import('./console/keys-page.tsx') }],
  consoleLinks: [{ to: '/console/keys', text: 'documents:keys.title' }],
  resources: {
    'zh-CN': { documents: zhCN },
    en: async () => ({ documents: (await import('./text/en.ts')).en }),
  },
};
