import { getLicenceFile } from '@zhiban/documents';
import { address, useOperation } from '@zhiban/kernel/web';
import {
  Block,
  ErrorView,
  Link,
  Loading,
  Row,
  Stack,
  StateTag,
  Timeline,
  useBilingual,
  useFormat,
} from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { getApplicationForm, getDecisionLetter, getEvidence, getPaper } from '../../../model/operations.ts';
import type { ApplicationView } from '../../../model/view.ts';
import type { Desk } from '../desk.ts';

/** What happened, the papers that came of it, and the chain that proves it. */
export function RecordTab({ desk }: { desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.record' });
  const say = useBilingual();
  const { view } = desk;
  return (
    <Stack>
      <Papers view={view} />
      <Block title={t('story')}>
        <Timeline
          events={view.timeline.map((entry, index) => ({
            id: `${index}`,
            at: entry.at,
            text: entry.by ? t('by', { text: say(entry.text), name: entry.by }) : say(entry.text),
          }))}
        />
      </Block>
      <Chain view={view} />
    </Stack>
  );
}

const formsOf = (pdf: boolean, ofd: boolean) =>
  (['pdf', 'ofd'] as const).filter(form => (form === 'pdf' ? pdf : ofd));

function Papers({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.record' });
  const { dateTime } = useFormat();
  const { id: applicationId, licence, hasLetter, letterAsOfd, papers } = view;
  const shown = [
    { href: address(getApplicationForm, { applicationId }), label: t('openForm') },
    ...papers.flatMap(({ id, kind, madeAt, asOfd }) =>
      formsOf(true, asOfd).map(form => ({
        href: address(getPaper, { applicationId, paperId: id }, { form }),
        label: t(`openPaper.${kind}`, { form: form.toUpperCase(), at: dateTime(madeAt) }),
      })),
    ),
    ...formsOf(hasLetter, letterAsOfd).map(form => ({
      href: address(getDecisionLetter, { applicationId }, { form }),
      label: t('openLetter', { form: form.toUpperCase() }),
    })),
    ...(licence
      ? formsOf(true, licence.national).map(form => ({
          href: address(getLicenceFile, { licenceId: licence.id }, { form }),
          label: t('openLicence', { form: form.toUpperCase() }),
        }))
      : []),
  ];
  return (
    <Block title={t('papers')}>
      {licence ? <p>{t('licence', { title: licence.title, number: licence.number })}</p> : null}
      <Row>
        {shown.map(({ href, label }) => (
          <Button key={href} href={href} target="_blank" rel="noreferrer">
            {label}
          </Button>
        ))}
      </Row>
    </Block>
  );
}

/** Each event with its hash and the one before it; whether all of them still fit together. */
function Chain({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.record' });
  const { dateTime } = useFormat();
  const evidence = useOperation(getEvidence, { params: { applicationId: view.id } });
  return (
    <Block title={t('chain')}>
      {evidence.isPending ? <Loading /> : null}
      {evidence.isError ? <ErrorView error={evidence.error} onRetry={() => void evidence.refetch()} /> : null}
      {evidence.data ? (
        <>
          <div>
            <StateTag state={evidence.data.whole ? 'success' : 'danger'}>
              {t(evidence.data.whole ? 'whole' : 'broken')}
            </StateTag>
          </div>
          {evidence.data.erasedAt ? <p>{t('erased', { at: dateTime(evidence.data.erasedAt) })}</p> : null}
          <p>
            <Link to={`/evidence/${evidence.data.head}`}>{t('check')}</Link>
          </p>
          <p className="zb-small">
            {t('head')} <span className="case-hash">{evidence.data.head}</span>
          </p>
          <Timeline
            events={evidence.data.events.map(({ seq, type, at, hash, previous, leaf }) => ({
              id: `${seq}`,
              at,
              text: t('event', { n: seq, what: t(`type.${type}`, { defaultValue: type }) }),
              detail: (
                <>
                  <p>{leaf === null ? t('unsealed') : t('sealed', { n: leaf + 1 })}</p>
                  <p>
                    {t('hash')} <span className="case-hash">{hash}</span>
                  </p>
                  <p>
                    {t('previous')} <span className="case-hash">{previous}</span>
                  </p>
                </>
              ),
            }))}
          />
        </>
      ) : null}
    </Block>
  );
}
