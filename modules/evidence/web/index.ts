/** What the app composes: see `WebModule` in the web app. */
export const pages = {
  portalRoutes: [
    { path: 'evidence', lazy: () => import('./evidence-page.tsx') },
    { path: 'evidence/:code', lazy: () => import('./evidence-page.tsx') },
  ],
  consoleRoutes: [{ path: 'evidence', lazy: () => import('./console/evidence-log-page.tsx') }],
  consoleLinks: [{ to: '/console/evidence', text: 'evidence:console.title', operation: 'getEvidenceState' }],
  portalResources: {
    'zh-CN': async () => ({ evidence: (await import('./text/zh-cn.ts')).zhCN }),
    en: async () => ({ evidence: (await import('./text/en.ts')).en }),
  },
  consoleResources: {
    'zh-CN': async () => ({ evidence: { console: (await import('./console/text-zh-cn.ts')).consoleZhCN } }),
    en: async () => ({ evidence: { console: (await import('./console/text-en.ts')).consoleEn } }),
  },
};
