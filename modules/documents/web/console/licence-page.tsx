import { RequireStaff } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import {
  Block,
  Columns,
  ErrorView,
  FactLine,
  Loading,
  Page,
  Stack,
  StateTag,
  useBilingual,
  useFormat,
} from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { licenceStates } from '../../model/licence.ts';
import { getLicence, type LicenceView } from '../../model/register-operations.ts';
import { LicenceFiles } from '../licence-files.tsx';
import { LICENCE_STATES } from '../licence-state.ts';
import '../register.css';
import { LicenceActs } from './licence-acts.tsx';
import { LicenceHistory } from './licence-history.tsx';
import { LicenceProposal } from './licence-proposal.tsx';

/** One licence of the register: what it says, what was done with it, and what may be done now. */
export function Component() {
  return (
    <RequireStaff>
      <LicencePage />
    </RequireStaff>
  );
}

function LicencePage() {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const say = useBilingual();
  const { licenceId = '' } = useParams();
  const query = useOperation(getLicence, { params: { licenceId } });
  const { data } = query;
  return (
    <Page
      title={data ? data.holderName : t('one')}
      lead={data ? `${data.title} ${data.number}` : undefined}
      back={{ to: '/console/licences', label: t('back') }}
      width="wide"
      actions={
        data ? (
          <StateTag state={LICENCE_STATES[data.state]}>{say(licenceStates[data.state])}</StateTag>
        ) : undefined
      }
    >
      {query.isPending ? <Loading lines={8} /> : null}
      {query.isError ? <ErrorView error={query.error} onRetry={() => void query.refetch()} /> : null}
      {data ? <Licence licence={data} /> : null}
    </Page>
  );
}

function Licence({ licence }: { licence: LicenceView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const proposal = licence.acts.find(({ outcome }) => outcome === 'proposed');
  return (
    <Columns
      aside={
        <>
          <Versions licence={licence} />
          <Block title={t('history')}>
            <LicenceHistory licence={licence} />
          </Block>
        </>
      }
    >
      {proposal ? <LicenceProposal licence={licence} proposal={proposal} /> : null}
      <LicenceActs licence={licence} />
      <Metadata licence={licence} />
    </Columns>
  );
}

function Metadata({ licence }: { licence: LicenceView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const { date } = useFormat();
  return (
    <Block title={t('metadata')}>
      <FactLine label={t('holder')} value={licence.holderName} />
      <FactLine label={t('holderCode')} value={licence.holderCode} />
      <FactLine label={t('type')} value={licence.typeName} />
      <FactLine label={t('typeCode')} value={licence.typeCode} />
      <FactLine label={t('identifier')} value={<span className="licence-code">{licence.identifier}</span>} />
      <FactLine label={t('issuer')} value={licence.issuerName} />
      <FactLine label={t('issueDate')} value={date(licence.issueDate)} />
      <FactLine label={t('validFrom')} value={date(licence.validFrom)} />
      <FactLine label={t('validTo')} value={licence.validTo ? date(licence.validTo) : t('noEnd')} />
      {licence.items.map(({ label, value }) => (
        <FactLine key={label} label={label} value={value} />
      ))}
      {licence.annotations.map(note => (
        <FactLine
          key={note.madeAt}
          label={t('note')}
          value={t(note.expiresOn ? 'noteUntil' : 'noteText', {
            date: date(note.madeAt),
            by: note.madeBy,
            reason: note.reason,
            until: note.expiresOn ? date(note.expiresOn) : '',
          })}
        />
      ))}
    </Block>
  );
}

function Versions({ licence }: { licence: LicenceView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const { dateTime } = useFormat();
  return (
    <Block title={t('versions')}>
      <Stack>
        {licence.versions.map(({ version, madeAt, national }, index) => (
          <Stack key={version} gap="tight">
            <p>
              {t(index === 0 ? 'versionNow' : 'versionBefore', {
                n: Number(version),
                at: dateTime(madeAt),
              })}
            </p>
            <LicenceFiles
              licenceId={licence.id}
              title={licence.title}
              version={version}
              national={national}
            />
          </Stack>
        ))}
      </Stack>
    </Block>
  );
}
