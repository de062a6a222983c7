import { ELEMENTS } from '@zhiban/facts';
import { Block, FactLine, ReasonList, Stack, useBilingual } from '@zhiban/ui';
import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../model/view.ts';
import { legalBases } from '../legal.ts';
import { useReadableValue } from '../use-value-words.ts';
import { decidingReasons, factsBehind, type UsedFact } from './deciding.ts';

/** Why it was decided so: each reason with its article, the facts behind them folded. */
export function Reasons({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result.reasons' });
  const say = useBilingual();
  const { decision, status } = view;
  if (!decision || (status !== 'approved' && status !== 'refused')) return null;
  const reasons = decidingReasons(decision, status);
  const facts = factsBehind(reasons);
  const passed = decision.passed;
  const folded = [
    ...(facts.length > 0
      ? [{ key: 'facts', label: t('facts', { count: facts.length }), children: <Facts facts={facts} /> }]
      : []),
    ...(passed.length > 0
      ? [
          {
            key: 'passed',
            label: t('passed', { count: passed.length }),
            children: (
              <ReasonList
                reasons={passed.map((point, index) => ({
                  id: `${index}`,
                  state: 'success',
                  reason: say(point.text),
                  legal: legalBases(point.legalBasis),
                }))}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <Block title={t('title')}>
      {decision.note ? <p>{decision.note}</p> : null}
      {reasons.length === 0 && !decision.note ? <p>{t('none')}</p> : null}
      <ReasonList
        reasons={reasons.map(reason => ({
          id: reason.id,
          state: status === 'approved' ? 'success' : 'danger',
          reason: say(reason.text),
          remedy: status === 'refused' && reason.remedy ? say(reason.remedy) : undefined,
          legal: legalBases(reason.legalBasis),
        }))}
      />
      {folded.length > 0 ? <Collapse items={folded} /> : null}
    </Block>
  );
}

function Facts({ facts }: { facts: readonly UsedFact[] }) {
  const say = useBilingual();
  const read = useReadableValue();
  return (
    <Stack gap="tight">
      {facts.map(({ carrier, element, value, trust, source }) => {
        const known = ELEMENTS[element];
        const field = { type: known?.type ?? 'text', choices: [...(known?.choices ?? [])] };
        return (
          <FactLine
            key={`${carrier}.${element}`}
            label={known ? say(known.name) : element}
            value={read(field, value)}
            provenance={{ source, trust }}
          />
        );
      })}
    </Stack>
  );
}
