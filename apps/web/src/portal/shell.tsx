import { HomeOutlined, ProfileOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Link } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, ScrollRestoration } from 'react-router';
import { composed } from '../composed.ts';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { Opening } from '../opening.tsx';
import '../shell.css';
import { LanguageSwitch, ThemeSwitch } from '../switches.tsx';
import './shell.css';

const links = [
  { to: '/', text: 'home', Icon: HomeOutlined },
  { to: '/applications', text: 'mine', Icon: ProfileOutlined },
  { to: '/help', text: 'help', Icon: QuestionCircleOutlined },
] as const;

/** Header, menu (at the bottom on phones), content and footer of every portal page. */
export function PortalShell() {
  const { t } = useTranslation('web');
  const { Session } = composed;
  return (
    <div className="portal">
      <a className="web-skip" href="#content">
        {t('skip')}
      </a>
      <header className="web-header">
        <NavLink to="/" className="web-name">
          {t('name')}
        </NavLink>
        <nav className="portal-menu" aria-label={t('menu')}>
          {links.map(({ to, text, Icon }) => (
            <NavLink key={to} to={to} end={to === '/'}>
              <Icon aria-hidden />
              <span>{t(text)}</span>
            </NavLink>
          ))}
        </nav>
        <div className="web-tools">
          <ThemeSwitch />
          <LanguageSwitch />
          {Session ? <Session area="portal" /> : null}
        </div>
      </header>
      <ConnectionBanner />
      <Opening />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="portal-footer">
        <p>{t('footer.phone')}</p>
        <p>
          {t('footer.access')} <Link to="/help">{t('footer.more')}</Link>
        </p>
      </footer>
      <ScrollRestoration />
    </div>
  );
}
