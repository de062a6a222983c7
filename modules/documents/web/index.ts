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
    { to: '/console/licences', text: 'documents:register.title', operation: 'listLicences' },
    { to: '/console/keys', text: 'documents:keys.title', operation: 'listSigningKeys' },
  ],
  portalResources: {
    'zh-CN': async () => ({ documents: (await import('./text/portal-zh-cn.ts')).portalZhCN }),
    en: async () => ({ documents: (await import('./text/portal-en.ts')).portalEn }),
  },
  consoleResources: {
    'zh-CN': async () => ({ documents: (await import('./text/console-zh-cn.ts')).consoleZhCN }),
    en: async () => ({ documents: (await import('./text/console-en.ts')).consoleEn }),
  },
};
