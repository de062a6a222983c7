import { useBilingual } from '@zhiban/documents/web';
import { Block, LegalBases } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { GuideView } from '../model/operations.ts';

/** What one needs, and of which materials a photograph will do. */
export function GuideNeeds({ guide }: { guide: GuideView }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const say = useBilingual();
  return (
    <Block title={t('youNeed')}>
      <p>{say(guide.youNeed)}</p>
      {guide.materials.length > 0 ? (
        <Block title={t('photograph')} level={3}>
          <ul className="zb-plain zb-stack zb-stack--normal">
            {guide.materials.map(material => (
              <li key={material.id}>
                <p>
                  {say(material.name)} <span className="zb-small">{t(`required.${material.required}`)}</span>
                </p>
                {material.hint ? <p className="zb-small">{say(material.hint)}</p> : null}
                <LegalBases bases={[{ law: material.legalBasis, article: '' }]} />
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
    </Block>
  );
}
