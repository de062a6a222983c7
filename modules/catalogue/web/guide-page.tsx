import { useOperation } from '@zhiban/kernel/web';
import {
  ActionButton,
  Block,
  Columns,
  ErrorView,
  Link,
  Loading,
  Page,
  Row,
  Stack,
  useBilingual,
} from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type GuideView, getGuide } from '../model/operations.ts';
import { Law, Questions } from './guide-law.tsx';
import { GuideNeeds } from './guide-needs.tsx';
import { GuideTime } from './guide-time.tsx';

/** What a person wants to know before starting, and one button. */
export function Component() {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const { serviceId = '' } = useParams();
  const query = useOperation(getGuide, { params: { serviceId } });
  const home = { to: '/', label: t('home') };
  if (query.data) return <Guide key={serviceId} guide={query.data} />;
  return (
    <Page title={t('title')} back={home}>
      {query.isError ? (
        <ErrorView error={query.error} onRetry={() => void query.refetch()} action={home} />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
}

function Guide({ guide }: { guide: GuideView }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const say = useBilingual();
  return (
    <Page title={say(guide.name)} lead={say(guide.summary)} back={{ to: '/', label: t('home') }} width="wide">
      <Stack gap="tight">
        <Row>
          <ActionButton kind="primary" action={{ label: t('start'), to: `/services/${guide.id}/start` }} />
        </Row>
        <p className="zb-small">{t('resume')}</p>
      </Stack>
      <Columns aside={<Contact guide={guide} />}>
        <Block title={t('youGet')}>
          <p>{say(guide.youGet)}</p>
        </Block>
        <Block title={t('whoMay')}>
          <p>{say(guide.whoMay)}</p>
        </Block>
        <GuideNeeds guide={guide} />
        <GuideTime guide={guide} />
        <Questions guide={guide} />
        <Law guide={guide} />
      </Columns>
    </Page>
  );
}

function Contact({ guide }: { guide: GuideView }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const say = useBilingual();
  const lines = [
    ['place', say(guide.place)],
    ['hours', say(guide.hours)],
  ] as const;
  const phones = [
    ['enquiry', guide.enquiryPhone],
    ['complaint', guide.complaintPhone],
  ] as const;
  return (
    <Block title={t('more')}>
      {lines.map(([name, text]) => (
        <div key={name}>
          <p className="zb-small">{t(name)}</p>
          <p>{text}</p>
        </div>
      ))}
      {phones.map(([name, phone]) => (
        <div key={name}>
          <p className="zb-small">{t(name)}</p>
          <p>
            <Link to={`tel:${phone}`}>{phone}</Link>
          </p>
        </div>
      ))}
    </Block>
  );
}
