import { identityErrors, namedPurpose, openingPurposeName } from '@zhiban/identity';
import { ApiError, useChange } from '@zhiban/kernel/web';
import { Block, ErrorView, Row, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { openApplication } from '../../../model/opening.ts';
import { getApplication } from '../../../model/operations.ts';

interface Props {
  id: string;
  error: unknown;
  onRetry: () => void;
}

/** Why a case is not shown; one that is on nobody's desk is opened by saying what for. */
export function CaseError({ id, error, onRetry }: Props) {
  if (error instanceof ApiError && error.body.code === identityErrors.PURPOSE_NEEDED.code)
    return <AskPurpose id={id} error={error} />;
  return <ErrorView error={error} onRetry={onRetry} />;
}

function AskPurpose({ id, error }: { id: string; error: ApiError }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.opening' });
  const say = useBilingual();
  const open = useChange(openApplication, [getApplication]);
  return (
    <Block title={t('title')}>
      <p>{say(error.body.message)}</p>
      <fieldset className="case-purposes">
        <legend>{t('why')}</legend>
        <Row>
          {namedPurpose.options.map(purpose => (
            <Button
              key={purpose}
              loading={open.isPending && open.variables.body.purpose === purpose}
              onClick={() => open.mutate({ params: { applicationId: id }, body: { purpose } })}
            >
              {say(openingPurposeName(purpose))}
            </Button>
          ))}
        </Row>
      </fieldset>
      {open.error ? <ErrorView error={open.error} /> : null}
    </Block>
  );
}
