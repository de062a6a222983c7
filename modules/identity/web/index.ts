import { SessionSlot } from './session-slot.tsx';
import { zhCN } from './zh-cn.ts';

export { RequireApplicant, RequireStaff } from './require.tsx';
export { type SessionState, useSession } from './session.ts';
export { SessionSlot } from './session-slot.tsx';
export { useMay } from './use-may.ts';
export { useStaffNames } from './use-staff-names.ts';

/** What the app composes: see `WebModule` in the web app. */
export const pages = {
  portalRoutes: [
    { path: 'sign-in', lazy: () => import('./sign-in-page.tsx') },
    { path: 'acting-for', lazy: () => import('./acting-for-page.tsx') },
  ],
  consoleRoutes: [
    { path: 'sign-in', lazy: () => import('./staff-sign-in-page.tsx') },
    { path: 'passkeys', lazy: () => import('./passkeys-page.tsx') },
    { path: 'security-alerts', lazy: () => import('./alerts-page.tsx') },
  ],
  consoleLinks: [
    { to: '/console/security-alerts', text: 'identity:alerts.title', operation: 'listSecurityAlerts' },
  ],
  resources: { 'zh-CN': { identity: zhCN }, en: async () => ({ identity: (await import('./en.ts')).en }) },
  Session: SessionSlot,
};
