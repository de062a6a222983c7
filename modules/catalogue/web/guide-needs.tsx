import { Block, LegalBases, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { GuideView } from '../model/operations.ts';

/** What one needs: known already, on a photograph, or to be written. */
export function GuideNeeds({ guide }: { guide: GuideView }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const say = useBilingual();
  return (
    <Block title={t('youNeed')}>
      <p>{say(guide.youNeed)}</p>
      {guide.known.length > 0 ? (
        <Block title={t('known')} level={3}>
          <p>{guide.known.map(({ name }) => say(name)).join(t('comma'))}</p>
        </Block>
      ) : null}
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
      {guide.written.length > 0 ? (
        <Block title={t('written')} level={3}>
          <p>{guide.written.map(({ name }) => say(name)).join(t('comma'))}</p>
        </Block>
      ) : null}
    </Block>
  );
}
