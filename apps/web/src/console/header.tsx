import { MenuOutlined } from '@ant-design/icons';
import { useMay } from '@zhiban/identity/web';
import { Link, ShortcutHelp, useMedia, useThemeName } from '@zhiban/ui';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { composed } from '../composed.ts';
import { LanguageSwitch, ThemeSwitch } from '../switches.tsx';

/** From here on everything fits in one line; the three panes stand side by side from the same width. */
const ONE_LINE = '(min-width: 1280px)';

/** The console's top bar: one line, and a menu below it where the line would not hold everything. */
export function ConsoleHeader() {
  const { t } = useTranslation('web');
  const { pathname } = useLocation();
  const wide = useMedia(ONE_LINE);
  const folded = useThemeName() === 'elder' || !wide;
  // Open on the page where it was opened: another page folds it again.
  const [openAt, setOpenAt] = useState<string>();
  const open = folded && openAt === pathname;
  const header = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const leave = (event: KeyboardEvent | PointerEvent) => {
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        button.current?.focus();
      } else if (event.target instanceof Node && header.current?.contains(event.target)) return;
      setOpenAt(undefined);
    };
    document.addEventListener('keydown', leave);
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('keydown', leave);
      document.removeEventListener('pointerdown', leave);
    };
  }, [open]);
  return (
    <header ref={header} className="web-header console-header" data-folded={folded}>
      <NavLink to="/console" end className="web-name">
        {t('consoleName')}
      </NavLink>
      {folded ? (
        <Button
          ref={button}
          type="text"
          className="console-menu-button"
          icon={<MenuOutlined aria-hidden />}
          aria-expanded={open}
          aria-controls="console-menu"
          onClick={() => setOpenAt(open ? undefined : pathname)}
        >
          {t('consoleMenu')}
        </Button>
      ) : null}
      <div id="console-menu" className="console-menu" hidden={folded && !open}>
        <Menu />
      </div>
    </header>
  );
}

function Menu() {
  const { t } = useTranslation();
  const { Session, consoleLinks } = composed;
  const may = useMay();
  return (
    <>
      <nav className="console-places" aria-label={t('web:menu')}>
        {consoleLinks
          .filter(({ operation }) => may(operation))
          .map(({ to, text }) => (
            <NavLink key={to} to={to}>
              {t(text)}
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
    </>
  );
}
