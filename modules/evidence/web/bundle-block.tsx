import { useSession } from '@zhiban/identity/web';
import { ApiError, call } from '@zhiban/kernel/web';
import { ActionButton, Block, ErrorView, Row } from '@zhiban/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getEvidenceBundle } from '../model/operations.ts';

const fileName = (code: string): string => `evidence-${code.slice(0, 16)}.json`;
const commandFor = (code: string): string => `npx zhiban evidence verify ${fileName(code)} --keys DIR`;

/** The bundle, for whoever may have it, and how to check it without this site. */
export function BundleBlock({ code }: { code: string }) {
  const { t } = useTranslation('evidence', { keyPrefix: 'bundle' });
  const { session } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const download = async () => {
    setBusy(true);
    setError(undefined);
    try {
      saveFile(fileName(code), await call(getEvidenceBundle, { params: { code } }));
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const anonymous = session?.kind === 'anonymous';
  return (
    <Block title={t('title')}>
      <p>
        {t('text')} <code className="zb-code">{commandFor(code)}</code>
      </p>
      <p className="zb-small">{t('privacy')}</p>
      {error ? <ErrorView error={error} onRetry={() => void download()} /> : null}
      <Row>
        <ActionButton
          action={
            anonymous
              ? { label: t('signIn'), to: `/sign-in?back=${encodeURIComponent(`/evidence/${code}`)}` }
              : { label: t('download'), busy, onPress: () => void download() }
          }
        />
      </Row>
    </Block>
  );
}

/** Keeps the text that the server wrote: its canonical form comes back from its value. */
function saveFile(name: string, bundle: unknown): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(bundle)], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
