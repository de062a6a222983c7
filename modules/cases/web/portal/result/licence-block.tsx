import { useQuery } from '@tanstack/react-query';
import { getLicenceFile, getLicenceImage } from '@zhiban/documents';
import { address } from '@zhiban/kernel/web';
import { Block, ErrorView, Link, Loading, PageImage, Row, StateTag, useFormat } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../model/view.ts';
import { isIssuing } from '../poll.ts';
import { useApplicationCache } from '../use-application.ts';

/** The licence as a picture to open or download; while it is being made, a clear line. */
export function LicenceBlock({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result.licence' });
  if (view.licence) return <Licence licence={view.licence} />;
  if (view.status !== 'approved' || view.hasLetter) return null;
  return (
    <Block title={t('title')}>
      {isIssuing(view, new Date()) ? (
        <>
          <p role="status">{t('making')}</p>
          <Loading lines={3} label={t('making')} />
        </>
      ) : (
        <StillMaking applicationId={view.id} />
      )}
    </Block>
  );
}

/** It takes longer than it should; nothing is lost. */
function StillMaking({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result.licence' });
  const cache = useApplicationCache(applicationId);
  const again = useQuery({
    queryKey: ['reload', applicationId],
    queryFn: () => cache.reload(),
    enabled: false,
  });
  return (
    <>
      <p>{t('late')}</p>
      {again.isError ? <ErrorView error={again.error} /> : null}
      <Row>
        <Button loading={again.isFetching} onClick={() => void again.refetch()}>
          {t('again')}
        </Button>
      </Row>
    </>
  );
}

function Licence({ licence }: { licence: NonNullable<ApplicationView['licence']> }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result.licence' });
  const { date } = useFormat();
  const params = { licenceId: licence.id };
  return (
    <Block title={licence.title}>
      <p>
        {t('number', { number: licence.number })}
        <br />
        {licence.validTo ? t('validTo', { date: date(licence.validTo) }) : t('unlimited')}
      </p>
      {licence.state === '01' ? null : (
        <div>
          <StateTag state="warning">{t('notValid')}</StateTag>
        </div>
      )}
      <Row>
        <Button type="primary" href={address(getLicenceFile, params)} download={`${licence.title}.pdf`}>
          {t('download')}
        </Button>
        <Button href={address(getLicenceImage, params)} target="_blank" rel="noreferrer">
          {t('open')}
        </Button>
        <Link to={`/verify/${licence.identifier}`}>{t('verify')}</Link>
      </Row>
      {licence.national ? (
        <Row>
          <span className="zb-small">{t('otherForms')}</span>
          <Button
            type="link"
            href={address(getLicenceFile, params, { form: 'ofd' })}
            download={`${licence.title}.ofd`}
          >
            {t('downloadOfd')}
          </Button>
          <Button
            type="link"
            href={address(getLicenceFile, params, { form: 'record' })}
            download={`${licence.title}.json`}
          >
            {t('downloadRecord')}
          </Button>
        </Row>
      ) : null}
      <PageImage
        src={address(getLicenceImage, params)}
        alt={t('picture', { title: licence.title, number: licence.number })}
      />
    </Block>
  );
}
