import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../navigation/link.tsx';
import './page.css';

/** The path whose heading was last shown; the first page of a visit keeps the browser's own focus. */
let shownPath: string | undefined;

export interface PageProps {
  /** The page's only `h1`, and with the site's name the document's title. */
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Buttons for the whole page, beside the title. */
  actions?: ReactNode;
  back?: { to: string; label?: string };
  /** `text` 720 px, `form` 960 px, `wide` 1200 px, `full` the whole window. */
  width?: 'text' | 'form' | 'wide' | 'full';
  children?: ReactNode;
}

/** The frame of every page. On navigation the focus moves to the title, so that it is read aloud. */
export function Page({ title, lead, actions, back, width = 'form', children }: PageProps) {
  const { t } = useTranslation('ui');
  const heading = useRef<HTMLHeadingElement>(null);
  const siteName = t('siteName');
  const path = window.location.pathname;

  useEffect(() => {
    document.title = `${title} - ${siteName}`;
  }, [title, siteName]);

  useEffect(() => {
    if (shownPath !== undefined && shownPath !== path) heading.current?.focus({ preventScroll: true });
    shownPath = path;
  }, [path]);

  return (
    <div className={`zb-page zb-page--${width}`}>
      {back ? (
        <p className="zb-page-back">
          <Link to={back.to}>{back.label ?? t('back')}</Link>
        </p>
      ) : null}
      <header className="zb-page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <p className="zb-page-lead">{lead}</p> : null}
        </div>
        {actions ? <div className="zb-actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
