import { zhCN } from './text/zh-cn.ts';

export { type RuleEditorPanel, type RuleEditorPanelProps, RuleEditorPanels } from './console/rules/panels.ts';
export { rowOf } from './console/traced/rows.ts';
export { TracedRows } from './console/traced/traced-rows.tsx';
export { useServiceNames } from './console/use-service-names.ts';

/** What the app composes: see `WebModule` in the web app. */
export const pages = {
  portalRoutes: [{ path: 'services/:serviceId', lazy: () => import('./guide-page.tsx') }],
  consoleRoutes: [
    { path: 'services', lazy: () => import('./console/services-page.tsx') },
    { path: 'services/propose', lazy: () => import('./console/propose-page.tsx') },
    { path: 'services/:serviceId', lazy: () => import('./console/versions-page.tsx') },
    { path: 'services/:serviceId/rules', lazy: () => import('./console/rules/rules-page.tsx') },
    {
      path: 'services/:serviceId/versions/:version/changes',
      lazy: () => import('./console/rules/changes-page.tsx'),
    },
  ],
  consoleLinks: [
    { to: '/console/services', text: 'catalogue:console.services.title', operation: 'listVersions' },
  ],
  homeBlocks: [
    { order: 1, lazy: () => import('./home-search.tsx') },
    { order: 3, lazy: () => import('./home-services.tsx') },
    { order: 4, lazy: () => import('./home-stages.tsx') },
  ],
  resources: {
    'zh-CN': { catalogue: zhCN },
    en: async () => ({ catalogue: (await import('./text/en.ts')).en }),
  },
  portalResources: {
    'zh-CN': async () => ({ catalogue: { portal: (await import('./text/portal-zh-cn.ts')).portalZhCN } }),
    en: async () => ({ catalogue: { portal: (await import('./text/portal-en.ts')).portalEn } }),
  },
  consoleResources: {
    'zh-CN': async () => ({ catalogue: { console: (await import('./text/console-zh-cn.ts')).consoleZhCN } }),
    en: async () => ({ catalogue: { console: (await import('./text/console-en.ts')).consoleEn } }),
  },
};
