import { address } from '@zhiban/kernel/web';
import { Block, LinkList, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { getApplicationForm, getPaper } from '../../model/operations.ts';
import type { ApplicationView } from '../../model/view.ts';

/** The notices that the office has handed out, and the form as it was filed; nothing before the submission. */
export function Papers({
  view,
}: {
  view: Pick<ApplicationView, 'id' | 'papers' | 'submittedAt' | 'hasWordForm'>;
}) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.papers' });
  const { dateTime } = useFormat();
  const { id: applicationId, papers, submittedAt, hasWordForm } = view;
  if (!submittedAt) return null;
  return (
    <Block title={t('title')}>
      <LinkList
        items={[
          ...papers.map(({ id, kind, number, madeAt, asOfd }) => ({
            to: address(getPaper, { applicationId, paperId: id }),
            label: t(kind),
            note: t('made', { number, at: dateTime(madeAt) }),
            ...(asOfd
              ? {
                  also: {
                    to: address(getPaper, { applicationId, paperId: id }, { form: 'ofd' }),
                    label: t('ofd'),
                    of: t(`ofdOf.${kind}`),
                  },
                }
              : {}),
          })),
          { to: address(getApplicationForm, { applicationId }), label: t('form'), note: t('formNote') },
          ...(hasWordForm
            ? [
                {
                  to: address(getApplicationForm, { applicationId }, { form: 'docx' }),
                  label: t('wordForm'),
                  note: t('wordFormNote'),
                },
              ]
            : []),
        ]}
      />
    </Block>
  );
}
