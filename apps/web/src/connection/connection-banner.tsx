import { useQueryClient } from '@tanstack/react-query';
import { StateIcon } from '@zhiban/ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isServerReady, noteOutcome, useConnection } from './connection.ts';
import './connection-banner.css';

const RETRY_MS = 5000;

/** Says under the header that the network or the server is away, and reads again once it is back. */
export function ConnectionBanner() {
  const { t } = useTranslation('web');
  const connection = useConnection();
  const client = useQueryClient();

  useEffect(() => {
    if (connection !== 'down') return;
    const retry = async () => {
      if (!(await isServerReady())) return;
      noteOutcome();
      await client.refetchQueries({ type: 'active', predicate: query => query.state.status === 'error' });
    };
    const timer = window.setInterval(() => void retry(), RETRY_MS);
    return () => window.clearInterval(timer);
  }, [connection, client]);

  return (
    <div role="status" className="web-banner">
      {connection === 'ok' ? null : (
        <p>
          <StateIcon state="warning" /> {t(`connection.${connection}`)}
        </p>
      )}
    </div>
  );
}
