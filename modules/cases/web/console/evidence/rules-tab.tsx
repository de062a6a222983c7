import { rowOf, TracedRows } from '@zhiban/catalogue/web';
import { useOperation } from '@zhiban/kernel/web';
import { Empty, ErrorView, LegalBases, Loading, Stack, StateTag, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { getRuleTrace } from '../../../model/operations.ts';
import { legalBases } from '../../portal/legal.ts';
import type { Desk } from '../desk.ts';

/** Every rule row as it was evaluated on the facts of the submission; first that of the selected reason. */
export function RulesTab({ desk }: { desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.rules' });
  const { date } = useFormat();
  const { view, selection } = desk;
  const trace = useOperation(
    getRuleTrace,
    { params: { applicationId: view.id } },
    { enabled: view.submittedAt !== null },
  );
  if (view.submittedAt === null) return <Empty what={t('notYet')} />;
  if (trace.isPending) return <Loading lines={8} />;
  if (!trace.data) return <ErrorView error={trace.error} onRetry={() => void trace.refetch()} />;
  const { rows, asOf, sameAsDecided } = trace.data;
  const reason = view.decision?.reasons.find(({ id }) => selection?.kind === 'reason' && id === selection.id);
  return (
    <Stack>
      <p>
        <StateTag state={sameAsDecided ? 'success' : 'danger'}>
          {t(sameAsDecided ? 'same' : 'different')}
        </StateTag>
      </p>
      <p className="zb-small">{t('asOf', { date: date(asOf) })}</p>
      <TracedRows
        rows={rows}
        selected={reason && rowOf(reason, rows)}
        note={({ legalBasis }) => <LegalBases bases={legalBases(legalBasis)} />}
      />
    </Stack>
  );
}
