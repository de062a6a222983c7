import { Loading, Page } from '@zhiban/ui';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { composed } from '../composed.ts';

const blocks = composed.homeBlocks.map(block => ({
  order: block.order,
  Block: lazy(async () => ({ default: (await block.lazy()).Component })),
}));

/** The portal's first page: the modules' blocks under one question. */
export function Component() {
  const { t } = useTranslation('web');
  return (
    <Page title={t('homeTitle')}>
      {blocks.map(({ order, Block }) => (
        <Suspense key={order} fallback={<Loading />}>
          <Block />
        </Suspense>
      ))}
    </Page>
  );
}
