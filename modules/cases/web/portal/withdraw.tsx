import { useChange } from '@zhiban/kernel/web';
import { ActionButton, Block, ErrorView, Row, Stack } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMyApplications, withdrawApplication } from '../../model/operations.ts';
import type { ApplicationView } from '../../model/view.ts';
import { useApplicationCache } from './use-application.ts';

/** Takes the application back, after asking once more in place. */
export function Withdraw({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.withdraw' });
  const cache = useApplicationCache(view.id);
  const [asking, setAsking] = useState(false);
  const change = useChange(withdrawApplication, [listMyApplications]);
  if (!view.actions.includes('withdraw')) return null;
  if (!asking)
    return (
      <Row>
        <ActionButton kind="text" action={{ label: t('ask'), onPress: () => setAsking(true) }} />
      </Row>
    );
  const withdraw = () =>
    change.mutate({ params: { applicationId: view.id } }, { onSuccess: answer => cache.adopt(answer) });
  return (
    <Block title={t('title')}>
      <Stack>
        <p>{t(view.status === 'review' ? 'reviewText' : 'draftText')}</p>
        {change.isError ? <ErrorView error={change.error} /> : null}
        <Row>
          <Button danger loading={change.isPending} onClick={withdraw}>
            {t('confirm')}
          </Button>
          <ActionButton action={{ label: t('keep'), onPress: () => setAsking(false) }} />
        </Row>
      </Stack>
    </Block>
  );
}
