import { Columns, Page, Stack, Steps, useBilingual } from '@zhiban/ui';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../model/view.ts';
import { Openings } from '../openings.tsx';
import { Papers } from '../papers.tsx';
import { Withdraw } from '../withdraw.tsx';
import { Anchors } from './anchors.tsx';
import { Corrections } from './corrections.tsx';
import type { Hurdle } from './form-context.ts';
import { FormContext, type FormState } from './form-context.ts';
import { useFresh } from './fresh.ts';
import { HurdleNotice } from './hurdle.tsx';
import { screensOf, stepOf } from './places.ts';
import { PreReview } from './pre-review.tsx';
import { Registers } from './registers.tsx';
import { ScreenBlock, useScreenName } from './screen.tsx';
import { StepButtons } from './step-buttons.tsx';
import { useDraft } from './use-draft.ts';
import { useScreens } from './use-screens.ts';

/** The form of a draft, or of an application that was sent back: one page, on phones one screen after the other. */
export function FormPage({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const say = useBilingual();
  const nameOf = useScreenName();
  const draft = useDraft(view.id);
  const fresh = useFresh(view);
  const [hurdle, setHurdle] = useState<Hurdle>();
  const [impatient, setImpatient] = useState(false);
  const list = screensOf(view);
  const screens = useScreens(list);
  const { paged, current, addressOf, goTo } = screens;
  const shown = list[current];
  const form: FormState = {
    view,
    draft,
    fresh,
    impatient,
    setImpatient: () => setImpatient(true),
    hurdle,
    setHurdle,
    goTo,
  };
  const atEnd = shown?.kind === 'review';

  const notices = (
    <>
      <Corrections addressOf={addressOf} />
      <Registers />
      {draft.elsewhere.length > 0 ? (
        <Alert
          role="status"
          type="info"
          title={t('changedElsewhere', { names: draft.elsewhere.map(say).join(t('registers.join')) })}
        />
      ) : null}
    </>
  );
  return (
    <FormContext value={form}>
      <Page
        title={say(view.service.name)}
        lead={t('lead', { applicant: view.applicant.name, number: view.number })}
        width="wide"
        back={{ to: '/applications', label: t('toMatters') }}
      >
        {paged ? (
          <Stack>
            {shown ? <Steps {...stepOf(list, current)} name={nameOf(shown)} /> : null}
            {notices}
            {atEnd ? null : <HurdleNotice />}
            {atEnd ? <PreReview addressOf={addressOf} /> : null}
            {shown ? <ScreenBlock screen={shown} /> : null}
            <StepButtons list={list} screens={screens} />
            {atEnd ? <Papers view={view} /> : null}
            {atEnd ? <Openings view={view} /> : null}
            {atEnd ? <Withdraw view={view} /> : null}
          </Stack>
        ) : (
          <Columns
            aside={
              <>
                {list.length > 1 ? <Anchors list={list} /> : null}
                {view.elsewhere ? null : <PreReview addressOf={addressOf} />}
              </>
            }
          >
            {notices}
            {list.map(screen => (
              <ScreenBlock key={screen.id} screen={screen} />
            ))}
            <Papers view={view} />
            <Openings view={view} />
            <Withdraw view={view} />
          </Columns>
        )}
      </Page>
    </FormContext>
  );
}
