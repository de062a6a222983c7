import { Block, LegalBases, useBilingual } from '@zhiban/ui';
import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GuideView } from '../model/operations.ts';

/** What people ask, each answer folded. */
export function Questions({ guide }: { guide: GuideView }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const say = useBilingual();
  if (guide.questions.length === 0) return null;
  return (
    <Block title={t('questions')}>
      <Collapse
        items={guide.questions.map(({ question, answer, legalBasis }) => ({
          key: question.zh,
          label: say(question),
          children: (
            <>
              <p>{say(answer)}</p>
              {legalBasis ? <LegalBases bases={[{ law: legalBasis, article: '' }]} /> : null}
            </>
          ),
        }))}
      />
    </Block>
  );
}

/** The legal bases, folded. */
export function Law({ guide }: { guide: GuideView }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const say = useBilingual();
  return (
    <Block title={t('law')}>
      <LegalBases
        bases={guide.legalBases.map(({ law, article, what }) => ({
          law: `《${law}》`,
          article,
          text: say(what),
        }))}
      />
    </Block>
  );
}
