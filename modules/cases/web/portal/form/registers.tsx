import { useBilingual } from '@zhiban/documents/web';
import { useChange } from '@zhiban/kernel/web';
import { ActionButton, ErrorView } from '@zhiban/ui';
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
  const cache = useApplicationCache(view.id);
  const asking = useChange(askRegistersAgain);
  const names = (outcomes: readonly string[]) =>
    view.sources.filter(({ outcome }) => outcomes.includes(outcome)).map(({ name }) => say(name));
  const silent = names(['timeout', 'down', 'circuit-open']);
  const empty = names(['not-found']);
  const join = (list: readonly string[]) => list.join(t('join'));

  const again = () =>
    asking.mutate({ params: { applicationId: view.id } }, { onSuccess: answer => cache.adopt(answer) });
  if ((!view.prefilling || impatient) && silent.length === 0 && empty.length === 0) return null;
  return (
    <div role="status">
      {view.prefilling ? (
        impatient ? null : (
          <Alert
            role="note"
            type="info"
            title={t('asking')}
            action={<ActionButton action={{ label: t('notWaiting'), onPress: setImpatient }} />}
          />
        )
      ) : silent.length > 0 ? (
        <Alert
          role="note"
          type="warning"
          showIcon
          title={t('silent', { names: join(silent) })}
          description={t('silentRemedy')}
          action={<ActionButton action={{ label: t('again'), busy: asking.isPending, onPress: again }} />}
        />
      ) : empty.length > 0 ? (
        <Alert
          role="note"
          type="info"
          title={t('empty', { names: join(empty) })}
          description={t('emptyRemedy')}
        />
      ) : null}
      {asking.isError ? <ErrorView error={asking.error} onRetry={again} /> : null}
    </div>
  );
}
