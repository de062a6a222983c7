import { Block, LegalBases } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../model/view.ts';

/** 60 days from knowing of the act (行政复议法第二十条); six months (行政诉讼法第四十六条). */
const REMEDIES = [
  { key: 'review', law: '《中华人民共和国行政复议法》', article: '第二十条' },
  { key: 'court', law: '《中华人民共和国行政诉讼法》', article: '第四十六条' },
] as const;

/** How to object to a decision, until when, and under which article. */
export function Objection({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result.objection' });
  if (view.status !== 'refused' && view.status !== 'approved') return null;
  return (
    <Block title={t('title')}>
      {REMEDIES.map(({ key, law, article }) => (
        <div key={key}>
          <p>{t(key)}</p>
          <LegalBases bases={[{ law, article }]} />
        </div>
      ))}
      <p>{t('talk')}</p>
    </Block>
  );
}
