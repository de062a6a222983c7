import { address, useChange } from '@zhiban/kernel/web';
import {
  Block,
  ErrorView,
  FactLine,
  PageImage,
  Row,
  Stack,
  type State,
  StateTag,
  useBilingual,
  useFormat,
} from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getLibraryPage,
  type LibraryEntryView,
  listLibrary,
  withdrawLibraryEntry,
} from '../../model/library-operations.ts';
import type { LibraryState } from '../../model/library-states.ts';
import { getLicenceImage } from '../../model/operations.ts';

const STATES: Readonly<Record<LibraryState, State>> = {
  'in-force': 'success',
  expired: 'warning',
  replaced: 'neutral',
  withdrawn: 'neutral',
  void: 'danger',
};

/** One paper: what it is, until when it can be used, how well it is proven, what it was used for. */
export function EntryCard({ entry }: { entry: LibraryEntryView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'library' });
  const say = useBilingual();
  const { date } = useFormat();
  const { name, number, state, validTo, from, issuedOn, by, trust, uses } = entry;
  return (
    <Block
      listed
      title={say(name)}
      actions={<StateTag state={STATES[state]}>{t(`state.${state}`)}</StateTag>}
    >
      <Stack gap="tight">
        {number ? <FactLine label={t('number')} value={number} /> : null}
        <FactLine
          label={t('validTo')}
          value={validTo ? date(validTo) : t(entry.issued ? 'unlimited' : 'noEnd')}
        />
        <FactLine label={t('trust.label')} value={t(`trust.${trust}`, { by })} />
        <FactLine
          label={t('from')}
          value={
            from
              ? t('fromApplication', {
                  day: date(from.at),
                  service: say(from.service),
                  application: from.application,
                })
              : t('fromIssue', { day: issuedOn ? date(issuedOn) : '', by })
          }
        />
        {entry.issued ? null : (
          <FactLine
            label={t('uses')}
            value={
              uses.length === 0
                ? t('unused')
                : uses
                    .map(({ at, service, application, consent }) =>
                      t(`use.${consent}`, { day: date(at), service: say(service), application }),
                    )
                    .join(t('join'))
            }
          />
        )}
      </Stack>
      <Acts entry={entry} title={say(name)} />
    </Block>
  );
}

/** The picture on demand, and taking the paper out, asked for once more. */
function Acts({ entry, title }: { entry: LibraryEntryView; title: string }) {
  const { t } = useTranslation('documents', { keyPrefix: 'library' });
  const [step, setStep] = useState<'look' | 'withdraw'>();
  const [page, setPage] = useState(1);
  const change = useChange(withdrawLibraryEntry, [listLibrary]);
  const { id, issued, state, pages } = entry;
  const src = issued
    ? address(getLicenceImage, { licenceId: id })
    : address(getLibraryPage, { entryId: id, page });
  if (step === 'withdraw')
    return (
      <Stack gap="tight">
        <p>{t('withdraw.ask')}</p>
        {change.isError ? <ErrorView error={change.error} /> : null}
        <Row>
          <Button
            danger
            autoFocus
            loading={change.isPending}
            onClick={() =>
              change.mutate({ params: { entryId: id } }, { onSuccess: () => setStep(undefined) })
            }
          >
            {t('withdraw.confirm')}
          </Button>
          <Button onClick={() => setStep(undefined)}>{t('withdraw.keep')}</Button>
        </Row>
      </Stack>
    );
  return (
    <Stack gap="tight">
      <Row>
        <Button
          aria-expanded={step === 'look'}
          aria-label={t(step === 'look' ? 'closeOf' : 'lookOf', { title })}
          onClick={() => setStep(step === 'look' ? undefined : 'look')}
        >
          {t(step === 'look' ? 'close' : 'look')}
        </Button>
        {issued || state === 'withdrawn' ? null : (
          <Button
            type="text"
            aria-label={t('withdraw.actionOf', { title })}
            onClick={() => setStep('withdraw')}
          >
            {t('withdraw.action')}
          </Button>
        )}
      </Row>
      {step === 'look' ? <PageImage src={src} alt={t('picture', { title, page })} /> : null}
      {step === 'look' && pages > 1 ? (
        <Row>
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('previous')}
          </Button>
          <span className="zb-small">{t('ofPages', { page, pages })}</span>
          <Button disabled={page === pages} onClick={() => setPage(page + 1)}>
            {t('next')}
          </Button>
        </Row>
      ) : null}
    </Stack>
  );
}
