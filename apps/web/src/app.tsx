import { QueryClientProvider } from '@tanstack/react-query';
import { NavigationProvider, ThemeProvider, useDocumentLanguage, useMedia } from '@zhiban/ui';
import { useSyncExternalStore } from 'react';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './connection/query-client.ts';
import { router } from './router.tsx';
import { useSetting } from './settings/setting.ts';
import { themeSetting } from './settings/settings.ts';

const inConsole = (): boolean => /^\/console(\/|$)/.test(router.state.location.pathname);
/** Narrower than this the console is used by finger: its controls are as large as the portal's. */
const DENSE = '(min-width: 768px)';
const navigate = (to: string): void => void router.navigate(to);

/** Theme, language, data and routes around every page. */
export function App() {
  useDocumentLanguage();
  const theme = useSetting(themeSetting);
  const wide = useMedia(DENSE);
  const dense = useSyncExternalStore(router.subscribe, inConsole) && wide;
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider theme={theme} density={dense ? 'dense' : 'comfortable'}>
        <NavigationProvider navigate={navigate}>
          <RouterProvider router={router} />
        </NavigationProvider>
      </ThemeProvider>
    </QueryClientProvider>
  );
}
