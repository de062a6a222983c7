import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from 'react-router';
import './opening.css';

/** Long enough that a quick page shows nothing. */
const DELAY_MS = 400;

/** Says that the next page is on its way, when that takes a while. */
export function Opening() {
  const { t } = useTranslation('web');
  const loading = useNavigation().state === 'loading';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!loading) return setShown(false);
    const timer = window.setTimeout(() => setShown(true), DELAY_MS);
    return () => window.clearTimeout(timer);
  }, [loading]);
  return (
    <div role="status" className="web-opening">
      {shown ? <p className="zb-small">{t('opening')}</p> : null}
    </div>
  );
}
