import { createBrowserRouter, Outlet } from 'react-router';
import { composed } from './composed.ts';
import { openTexts } from './i18n.ts';
import { NotFound } from './not-found.tsx';
import { PageLoading } from './page-loading.tsx';
import { PortalShell } from './portal/shell.tsx';
import { RouteError } from './route-error.tsx';

const nowhere = { path: '*', Component: NotFound };
const start = { index: true, lazy: () => import('./console/start.tsx') };

async function openConsole() {
  const [{ Component }] = await Promise.all([import('./console/shell.tsx'), openTexts('console')]);
  return { Component };
}

async function openPortal() {
  await openTexts('portal');
  return { Component: Outlet };
}

/** Portal at `/`, console at `/console`. A page's failure leaves the shell around it standing. */
export const router = createBrowserRouter([
  {
    ErrorBoundary: RouteError,
    HydrateFallback: PageLoading,
    children: [
      {
        path: 'console',
        lazy: openConsole,
        children: [{ ErrorBoundary: RouteError, children: [start, ...composed.consoleRoutes, nowhere] }],
      },
      {
        Component: PortalShell,
        children: [
          {
            ErrorBoundary: RouteError,
            HydrateFallback: PageLoading,
            children: [
              { index: true, lazy: () => import('./portal/home.tsx') },
              { path: 'help', lazy: () => import('./portal/help.tsx') },
              { lazy: openPortal, children: composed.portalRoutes },
              nowhere,
            ],
          },
        ],
      },
    ],
  },
]);
