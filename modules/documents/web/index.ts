import { zhCN } from './text/zh-cn.ts';

/** What the app composes: see `WebModule` in the web app. */
export const pages = {
  portalRoutes: [
    { path: 'licences', lazy: () => import('./my-licences-page.tsx') },
    { path: 'materials', lazy: () => import('./library/materials-page.tsx') },
    { path: 'demo', lazy: () => import('./demo/demo-page.tsx') },
    { path: 'verify', lazy: () => import('./verify-page.tsx') },
    { path: 'verify/:identifier', lazy: () => import('./verify-page.tsx') },
  ],
  consoleRoutes: [
    { path: 'licences', lazy: () => import('./console/licences-page.tsx') },
    { path: 'licences/:licenceId', lazy: () => import('./console/licence-page.tsx') },
    { path: 'keys', lazy: () => import('./console/keys-page.tsx') },
  ],
  consoleLinks: [
    { to: '/console/licences', text: 'documents:register.title' },
    { to: '/console/keys', text: 'documents:keys.title' },
  ],
  resources: {
    'zh-CN': { documents: zhCN },
    en: async () => ({ documents: (await import('./text/en.ts')).en }),
  },
};
