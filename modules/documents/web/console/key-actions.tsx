import { useSession } from '@zhiban/identity/web';
import { useChange } from '@zhiban/kernel/web';
import { ErrorView, Row, Stack } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activateSigningKey, listSigningKeys, retireSigningKey } from '../../model/key-operations.ts';
import { keyActivation, keyMayBecome, type SigningKeyView } from '../../model/signing-key.ts';

type Step = 'activate' | 'retire';

/** What may be done with a key now, each asked for once more; or why it may not. The server decides again. */
export function KeyActions({ signingKey }: { signingKey: SigningKeyView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'keys' });
  const { session } = useSession();
  const [asking, setAsking] = useState<Step | null>(null);
  const changes = {
    activate: useChange(activateSigningKey, [listSigningKeys]),
    retire: useChange(retireSigningKey, [listSigningKeys]),
  };
  if (!keyMayBecome(signingKey.state, 'retired') || session?.kind !== 'staff') return null;
  const may = keyActivation(signingKey, account => account === session.staffId);
  const failed = changes.activate.error ?? changes.retire.error;
  const confirm = (step: Step) =>
    changes[step].mutate({ params: { keyId: signingKey.id } }, { onSettled: () => setAsking(null) });
  return (
    <Stack gap="tight">
      {may === 'own' || may === 'no-certificate' ? <p>{t(`why.${may}`)}</p> : null}
      {asking ? (
        <>
          <p>{t(`ask.${asking}`, { office: signingKey.officeName })}</p>
          <Row>
            <Button
              type="primary"
              danger={asking === 'retire'}
              autoFocus
              loading={changes[asking].isPending}
              onClick={() => confirm(asking)}
            >
              {t(`confirm.${asking}`)}
            </Button>
            <Button onClick={() => setAsking(null)}>{t('cancel')}</Button>
          </Row>
        </>
      ) : (
        <Row>
          {may === 'possible' ? (
            <Button type="primary" onClick={() => setAsking('activate')}>
              {t('activate')}
            </Button>
          ) : null}
          <Button onClick={() => setAsking('retire')}>
            {t(signingKey.state === 'proposed' ? 'withdraw' : 'retire')}
          </Button>
        </Row>
      )}
      {failed ? <ErrorView error={failed} /> : null}
    </Stack>
  );
}
