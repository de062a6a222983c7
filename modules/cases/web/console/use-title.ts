import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Title and focus of a page that fills the window with panes, as `Page` does it for others: whoever came by a link
 * hears the heading; the first page of a visit keeps the browser's own focus.
 */
export function useTitle(title: string): RefObject<HTMLHeadingElement | null> {
  const { t } = useTranslation('ui');
  const heading = useRef<HTMLHeadingElement>(null);
  const siteName = t('siteName');
  useEffect(() => {
    document.title = `${title} - ${siteName}`;
  }, [title, siteName]);
  useEffect(() => {
    if (document.activeElement !== document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
