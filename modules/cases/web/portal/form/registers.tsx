import { useChange } from '@zhiban/kernel/web';
import { ActionButton, ErrorView, Stack, useBilingual } from '@zhiban/ui';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { askRegistersAgain } from '../../../model/operations.ts';
import { useApplicationCache } from '../use-application.ts';
import { useForm } from './form-context.ts';

/** Says what the registers do: still asked, not reached, or without an entry; each with what the person can do. */
export function Registers() {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.registers' });
  const { view, impatient, setImpatient } = useForm();
  const say = useBilingual();
  const names = (outcomes: readonly string[]) =>
    view.sources
      .filter(({ outcome }) => outcomes.includes(outcome))
      .map(({ name }) => say(name))
      .join(t('join'));
  const silent = names(['timeout', 'down', 'circuit-open']);
  const empty = names(['not-found']);

  if (view.prefilling)
    return impatient ? null : (
      <Alert
        role="status"
        type="info"
        title={t('asking')}
        description={<ActionButton action={{ label: t('notWaiting'), onPress: setImpatient }} />}
      />
    );
  if (silent)
    return (
      <Alert
        role="status"
        type="warning"
        showIcon
        title={t('silent', { names: silent })}
        description={<AskAgain />}
      />
    );
  return empty ? (
    <Alert role="status" type="info" title={t('empty', { names: empty })} description={t('emptyRemedy')} />
  ) : null;
}

function AskAgain() {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.registers' });
  const { view } = useForm();
  const cache = useApplicationCache(view.id);
  const asking = useChange(askRegistersAgain);
  const again = () =>
    asking.mutate({ params: { applicationId: view.id } }, { onSuccess: answer => cache.adopt(answer) });
  return (
    <Stack gap="tight">
      <p>{t('silentRemedy')}</p>
      <div>
        <ActionButton action={{ label: t('again'), busy: asking.isPending, onPress: again }} />
      </div>
      {asking.isError ? <ErrorView error={asking.error} /> : null}
    </Stack>
  );
}
