import { Block, LegalBases, Stack, StateTag, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { GuideView } from '../model/operations.ts';
import { KnownLine, useKnownMaterials } from './guide-known.tsx';

/** What one needs: known already, on a photograph, or to be written. */
export function GuideNeeds({ guide }: { guide: GuideView }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const say = useBilingual();
  const { signedIn, known } = useKnownMaterials(guide.id);
  const toBring = guide.materials.filter(({ id }) => !known.has(id));
  const kept = guide.materials.flatMap(material => {
    const found = known.get(material.id);
    return found ? [{ ...material, found }] : [];
  });
  return (
    <Block title={t('youNeed')}>
      <p>{say(guide.youNeed)}</p>
      {guide.known.length > 0 ? (
        <Block title={t('known')} level={3}>
          <p>{guide.known.map(({ name }) => say(name)).join(t('comma'))}</p>
        </Block>
      ) : null}
      {kept.length > 0 ? (
        <Block title={t('kept')} level={3}>
          <ul className="zb-plain zb-stack zb-stack--normal">
            {kept.map(({ id, name, found }) => (
              <li key={id}>
                <Stack gap="tight">
                  <p>{say(name)}</p>
                  <div>
                    <StateTag state={found.soon ? 'warning' : 'success'}>
                      {t(found.soon ? 'keptSoon' : 'keptTag')}
                    </StateTag>
                  </div>
                  <KnownLine known={found} />
                </Stack>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {toBring.length > 0 ? (
        <Block title={t('photograph')} level={3}>
          <ul className="zb-plain zb-stack zb-stack--normal">
            {toBring.map(material => (
              <li key={material.id}>
                <p>
                  {say(material.name)} <span className="zb-small">{t(`required.${material.required}`)}</span>
                </p>
                {material.hint ? <p className="zb-small">{say(material.hint)}</p> : null}
                {!signedIn && material.reuse.length > 0 ? (
                  <p className="zb-small">{t(`reuse.${material.reuse.join('+')}`)}</p>
                ) : null}
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
