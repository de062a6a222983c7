import { Page, useBilingual } from '@zhiban/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../model/view.ts';
import { Openings } from '../openings.tsx';
import { Papers } from '../papers.tsx';
import { Withdraw } from '../withdraw.tsx';
import { EvidenceCode } from './evidence-code.tsx';
import { HandOver } from './hand-over.tsx';
import { LicenceBlock } from './licence-block.tsx';
import { Objection } from './objection.tsx';
import { Outcome } from './outcome.tsx';
import { Reasons } from './reasons.tsx';
import { Story } from './story.tsx';

/** What came of an application, or where it stands with an officer. */
export function ResultPage({ view, arrived }: { view: ApplicationView; arrived: boolean }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result' });
  const say = useBilingual();
  const frame = useRef<HTMLDivElement>(null);
  // The form has just become its result: the address is the same, so the page itself moves the focus.
  useEffect(() => {
    if (!arrived) return;
    window.scrollTo({ top: 0 });
    frame.current?.querySelector('h1')?.focus();
  }, [arrived]);
  return (
    <div ref={frame}>
      <Page
        title={say(view.service.name)}
        lead={t('lead', { applicant: view.applicant.name, number: view.number })}
        back={{ to: '/applications', label: t('toMatters') }}
        width="form"
      >
        <Outcome view={view} />
        {view.erasedAt && !view.licence ? null : <LicenceBlock view={view} />}
        {view.erasedAt ? null : (
          <>
            {view.status === 'review' ? <HandOver view={view} /> : <Reasons view={view} />}
            <Papers view={view} />
            <Objection view={view} />
          </>
        )}
        <Story view={view} />
        <Openings view={view} />
        <EvidenceCode code={view.evidenceCode} />
        <Withdraw view={view} />
      </Page>
    </div>
  );
}
