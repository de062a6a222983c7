import { Block, ReasonList, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { legalBases } from '../legal.ts';
import { useForm } from './form-context.ts';
import { placeOf } from './places.ts';

/** What the officer asks to be mended, each point with its reason, its remedy and the way there. */
export function Corrections({ addressOf }: { addressOf: (screen: string, anchor: string) => string }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.corrections' });
  const { view } = useForm();
  const say = useBilingual();
  if (view.corrections.length === 0) return null;

  const nameOf = ({ field, material }: (typeof view.corrections)[number]): string | undefined => {
    const asked = view.groups
      .flatMap(({ fields }) => fields)
      .find(({ element }) => element === field?.element);
    const named = asked?.label ?? view.materials.find(({ id }) => id === material)?.name;
    return named ? say(named) : undefined;
  };
  return (
    <Block title={t('title', { count: view.corrections.length })}>
      <p>{t('lead', { department: view.department.name })}</p>
      <ReasonList
        reasons={view.corrections.map((point, index) => {
          const place = placeOf(view, point);
          const name = nameOf(point);
          return {
            id: `${index}`,
            state: 'warning',
            reason: name ? t('point', { name, reason: point.reason }) : point.reason,
            remedy: point.remedy,
            legal: legalBases(point.legalBasis),
            jump: place ? { to: addressOf(place.screen, place.anchor) } : undefined,
          };
        })}
      />
    </Block>
  );
}
