import { zhCN } from './text/zh-cn.ts';

/** What the app composes: see `WebModule` in the web app. */
export const pages = {
  portalRoutes: [
    { path: 'evidence', lazy: () => import('./evidence-page.tsx') },
    { path: 'evidence/:code', lazy: () => import('./evidence-page.tsx') },
  ],
  consoleRoutes: [{ path: 'evidence', lazy: () => import('./console/evidence-log-page.tsx') }],
  consoleLinks: [{ to: '/console/evidence', text: 'evidence:console.title' }],
  resources: {
    'zh-CN': { evidence: zhCN },
    en: async () => ({ evidence: (await import('./text/en.ts')).en }),
  },
};
