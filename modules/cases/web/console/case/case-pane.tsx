import { Empty, Loading, Stack } from '@zhiban/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionBar } from '../decide/decision-bar.tsx';
import type { Desk, useDesk } from '../desk.ts';
import { useFrame } from '../use-frame.ts';
import { CaseError } from './case-error.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseMaterials } from './case-materials.tsx';
import { CaseReasons } from './case-reasons.tsx';

interface Props {
  id: string | undefined;
  query: ReturnType<typeof useDesk>['query'];
  desk: Desk | undefined;
  /** Called after a decision with what was done, in words. */
  onDone: (words: string) => void;
}

/** The open case: what it is, why a person is needed, what can be done, and everything known. */
export function CasePane({ id, query, desk, onDone }: Props) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.case' });
  // After a decision the panel that held the keyboard is gone, and the case that opened by itself takes it.
  const frame = useFrame(id);
  return (
    <div ref={frame} className="case-frame" tabIndex={-1}>
      {id === undefined ? (
        <Empty what={t('none')} why={t('noneWhy')} />
      ) : desk ? (
        <Case
          key={id}
          desk={desk}
          onDone={onDone}
          stale={
            query.isError ? (
              <CaseError id={id} error={query.error} onRetry={() => void query.refetch()} />
            ) : null
          }
        />
      ) : query.isError ? (
        <CaseError id={id} error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading lines={10} />
      )}
    </div>
  );
}

function Case({ desk, onDone, stale }: { desk: Desk; onDone: (words: string) => void; stale: ReactNode }) {
  return (
    <Stack>
      <CaseHead view={desk.view} />
      {stale}
      <DecisionBar desk={desk} onDone={onDone} />
      <CaseReasons desk={desk} />
      <CaseFacts desk={desk} />
      <CaseMaterials desk={desk} />
    </Stack>
  );
}
