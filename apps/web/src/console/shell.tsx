import { RuleEditorPanels } from '@zhiban/catalogue/web';
import { Link, ShortcutHelp } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { composed } from '../composed.ts';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { Opening } from '../opening.tsx';
import '../shell.css';
import { LanguageSwitch, ThemeSwitch } from '../switches.tsx';
import './shell.css';

/** Top bar and content of every console page; the content fills the window. */
export function Component() {
  const { t } = useTranslation();
  const { Session, consoleLinks, ruleEditorPanels } = composed;
  return (
    <div className="console">
      <a className="web-skip" href="#content">
        {t('web:skip')}
      </a>
      <header className="web-header">
        <NavLink to="/console" end className="web-name">
          {t('web:consoleName')}
        </NavLink>
        <nav className="console-menu" aria-label={t('web:menu')}>
          {consoleLinks.map(link => (
            <NavLink key={link.to} to={link.to}>
              {t(link.text)}
            </NavLink>
          ))}
        </nav>
        <div className="web-tools">
          <ShortcutHelp />
          <ThemeSwitch />
          <LanguageSwitch />
          <Link to="/">{t('web:toPortal')}</Link>
          {Session ? <Session area="console" /> : null}
        </div>
      </header>
      <ConnectionBanner />
      <Opening />
      <main id="content" tabIndex={-1} className="console-main">
        <RuleEditorPanels value={ruleEditorPanels}>
          <Outlet />
        </RuleEditorPanels>
      </main>
    </div>
  );
}
