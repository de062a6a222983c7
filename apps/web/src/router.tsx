import { createBrowserRouter } from 'react-router';
import { composed } from './composed.ts';
import { NotFound } from './not-found.tsx';
import { PageLoading } from './page-loading.tsx';
import { PortalShell } from './portal/shell.tsx';
import { RouteError } from './route-error.tsx';

const nowhere = { path: '*', Component: NotFound };

/** Portal at `/`, console at `/console`. A page's failure leaves the shell around it standing. */
export const router = createBrowserRouter([
  {
    ErrorBoundary: RouteError,
    HydrateFallback: PageLoading,
    children: [
      {
        path: 'console',
        lazy: () => import('./console/shell.tsx'),
        children: [{ ErrorBoundary: RouteError, children: [...composed.consoleRoutes, nowhere] }],
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
              ...composed.portalRoutes,
              nowhere,
            ],
          },
        ],
      },
    ],
  },
]);
