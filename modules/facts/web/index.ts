/** What the app composes: see `WebModule` in the web app. */
export const pages = {
  consoleRoutes: [{ path: 'demo-registers', lazy: () => import('./demo-registers-page.tsx') }],
  consoleLinks: [{ to: '/console/demo-registers', text: 'facts:demo.title', operation: 'listDemoRegisters' }],
  consoleResources: {
    'zh-CN': async () => ({ facts: (await import('./zh-cn.ts')).zhCN }),
    en: async () => ({ facts: (await import('./en.ts')).en }),
  },
};
