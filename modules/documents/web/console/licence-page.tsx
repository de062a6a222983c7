import { RequireStaff } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import {
  Block,
  Columns,
  ErrorView,
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
import { LicenceMetadata } from './licence-metadata.tsx';
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
      <LicenceMetadata licence={licence} />
    </Columns>
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
