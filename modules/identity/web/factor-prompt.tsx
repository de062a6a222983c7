import { answerError, useChange } from '@zhiban/kernel/web';
import { ErrorView, Field, Row, Stack, useBilingual } from '@zhiban/ui';
import { Button, Input, type InputRef, Modal } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmFactor } from '../model/factor-operations.ts';
import { type FactorProof, identityErrors } from '../model/index.ts';
import { askPasskey, hasPasskeys } from './passkey.ts';

type Done = (confirmed: boolean) => void;

/**
 * Asks staff for a second factor when an operation waits for one; the page below stays as it is, and what it sent
 * is sent again.
 */
export function FactorPrompt() {
  const [waiting, setWaiting] = useState<readonly Done[]>([]);
  useEffect(
    () =>
      answerError(
        identityErrors.FACTOR_TOO_OLD.code,
        () => new Promise(done => setWaiting(before => [...before, done])),
      ),
    [],
  );
  if (waiting.length === 0) return null;
  const end = (confirmed: boolean) => {
    for (const done of waiting) done(confirmed);
    setWaiting([]);
  };
  return <Prompt onEnd={end} />;
}

function Prompt({ onEnd }: { onEnd: (confirmed: boolean) => void }) {
  const { t } = useTranslation('identity', { keyPrefix: 'factor' });
  const say = useBilingual();
  const input = useRef<InputRef>(null);
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  const [turnedAway, setTurnedAway] = useState(false);
  const confirming = useChange(confirmFactor);
  const confirm = (body: FactorProof) =>
    confirming.mutate(
      { body },
      { onSuccess: () => onEnd(true), onError: () => input.current?.focus({ cursor: 'all' }) },
    );
  const failed = confirming.error;
  const wrong = failed?.body.code === identityErrors.WRONG_FACTOR.code ? failed.body : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setEmpty(code.trim() === '');
    if (code.trim() !== '') confirm({ code: code.replace(/\s/g, '') });
  }
  async function byPasskey(): Promise<void> {
    const passkey = await askPasskey().catch(() => null);
    setTurnedAway(passkey === null);
    if (passkey) confirm({ passkey });
  }
  return (
    <Modal
      open
      title={t('title')}
      footer={null}
      onCancel={() => onEnd(false)}
      mask={{ closable: false }}
      // The dialog takes the focus while it opens: after that, it is the field's.
      afterOpenChange={open => open && input.current?.focus()}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <p>{t('why')}</p>
          <Field
            id="factor-code"
            label={t('code')}
            hint={t('codeHint')}
            error={empty ? t('missing') : wrong && `${say(wrong.message)}${say(wrong.remedy)}`}
          >
            {control => (
              <Input
                {...control}
                ref={input}
                value={code}
                onChange={event => setCode(event.target.value)}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={10}
              />
            )}
          </Field>
          {failed && !wrong ? <ErrorView error={failed} /> : null}
          {turnedAway ? <p role="status">{t('turnedAway')}</p> : null}
          <Row>
            <Button type="primary" htmlType="submit" loading={confirming.isPending}>
              {t('confirm')}
            </Button>
            {hasPasskeys() ? <Button onClick={() => void byPasskey()}>{t('passkey')}</Button> : null}
            <Button type="text" onClick={() => onEnd(false)}>
              {t('cancel')}
            </Button>
          </Row>
        </Stack>
      </form>
    </Modal>
  );
}
