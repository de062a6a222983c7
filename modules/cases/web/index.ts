import { zhCN } from './text/zh-cn.ts';

/** What the app composes: see `WebModule` in the web app. */
export const pages = {
  portalRoutes: [
    { path: 'services/:serviceId/start', lazy: () => import('./portal/start-page.tsx') },
    { path: 'applications', lazy: () => import('./portal/matters-page.tsx') },
    { path: 'applications/:applicationId', lazy: () => import('./portal/application-page.tsx') },
  ],
  consoleRoutes: [
    { index: true, lazy: () => import('./console/start-page.tsx') },
    { path: 'inbox', lazy: () => import('./console/inbox-page.tsx') },
  ],
  consoleLinks: [{ to: '/console/inbox', text: 'cases:console.inbox.title' }],
  homeBlocks: [{ order: 2, lazy: () => import('./portal/home.tsx') }],
  ruleEditorPanels: [{ order: 1, lazy: () => import('./console/simulation-panel.tsx') }],
  resources: { 'zh-CN': { cases: zhCN }, en: async () => ({ cases: (await import('./text/en.ts')).en }) },
  portalResources: {
    'zh-CN': async () => ({ cases: { portal: (await import('./text/portal-zh-cn.ts')).portalZhCN } }),
    en: async () => ({ cases: { portal: (await import('./text/portal-en.ts')).portalEn } }),
  },
  consoleResources: {
    'zh-CN': async () => ({ cases: { console: (await import('./text/console-zh-cn.ts')).consoleZhCN } }),
    en: async () => ({ cases: { console: (await import('./text/console-en.ts')).consoleEn } }),
  },
};
