import { Row, Stack, StateTag, useBilingual, useFormat, useThemeName } from '@zhiban/ui';
import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { STATUS_NAMES } from '../../../model/lifecycle.ts';
import type { ApplicationView } from '../../../model/view.ts';
import { STATUS_STATES } from '../../portal/status.ts';

/** Who wants what, and until when. */
export function CaseHead({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.case' });
  const { date, dateTime } = useFormat();
  const columns = useThemeName() === 'elder' ? 1 : { xs: 1, md: 2 };
  const say = useBilingual();
  const { applicant, service, decision } = view;
  const lines = [
    { key: 'number', label: t('number'), children: view.number, span: 'filled' as const },
    { key: 'code', label: t(`code.${applicant.kind}`), children: applicant.code, span: 'filled' as const },
    { key: 'filedBy', label: t('filedBy'), children: applicant.filedBy },
    ...(view.submittedAt
      ? [{ key: 'submitted', label: t('submittedAt'), children: dateTime(view.submittedAt) }]
      : []),
    ...(view.dueOn ? [{ key: 'due', label: t('dueOn'), children: date(view.dueOn) }] : []),
    { key: 'version', label: t('version'), children: t('versionOf', { n: service.version }) },
    ...view.questions.flatMap(({ id, question, options, answer }) => {
      const chosen = options.find(({ value }) => value === answer);
      return chosen ? [{ key: `question-${id}`, label: say(question), children: say(chosen.label) }] : [];
    }),
  ];
  return (
    <Stack gap="tight">
      <h2>{applicant.name}</h2>
      <p>{say(service.name)}</p>
      <Row>
        <StateTag state={STATUS_STATES[view.status]}>{say(STATUS_NAMES[view.status])}</StateTag>
        {decision ? (
          <StateTag state={decision.band === 'human' ? 'info' : 'neutral'}>
            {t(`band.${decision.band}`)}
          </StateTag>
        ) : null}
      </Row>
      <Descriptions size="small" colon={false} column={columns} items={lines} />
    </Stack>
  );
}
