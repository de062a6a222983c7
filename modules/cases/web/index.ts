import { zhCN } from './text/zh-cn.ts';

/** What the app composes: see `WebModule` in the web app. */
export const pages = {
  portalRoutes: [
    { path: 'services/:serviceId/start', lazy: () => import('./portal/start-page.tsx') },
    { path: 'applications', lazy: () => import('./portal/matters-page.tsx') },
    { path: 'applications/:applicationId', lazy: () => import('./portal/application-page.tsx') },
  ],
  consoleRoutes: [{ path: 'inbox', lazy: () => import('./console/inbox-page.tsx') }],
  consoleLinks: [{ to: '/console/inbox', text: 'cases:console.inbox.title', operation: 'listInbox' }],
  homeBlocks: [{ order: 2, lazy: () => import('./portal/home.tsx') }],
  ruleEditorPanels: [{ order: 1, lazy: () => import('./console/simulation-panel.tsx') }],
  resources: { 'zh-CN': { cases: zhCN }, en: async () => ({ cases: (await import('./text/en.ts')).en }) },
  portalResources: {
    'zh-CN': async () => ({ cases: (await import('./text/portal-zh-cn.ts')).portalTexts }),
    en: async () => ({ cases: (await import('./text/portal-en.ts')).portalTexts }),
  },
  consoleResources: {
    'zh-CN': async () => ({ cases: (await import('./text/console-zh-cn.ts')).consoleTexts }),
    en: async () => ({ cases: (await import('./text/console-en.ts')).consoleTexts }),
  },
};
