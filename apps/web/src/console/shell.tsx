import { RuleEditorPanels } from '@zhiban/catalogue/web';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { composed } from '../composed.ts';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { Opening } from '../opening.tsx';
import '../shell.css';
import { ConsoleHeader } from './header.tsx';
import './shell.css';

/** Top bar and content of every console page; the content fills the window. */
export function Component() {
  const { t } = useTranslation('web');
  return (
    <div className="console">
      <a className="web-skip" href="#content">
        {t('skip')}
      </a>
      <ConsoleHeader />
      <ConnectionBanner />
      <Opening />
      <main id="content" tabIndex={-1} className="console-main">
        <RuleEditorPanels value={composed.ruleEditorPanels}>
          <Outlet />
        </RuleEditorPanels>
      </main>
    </div>
  );
}
