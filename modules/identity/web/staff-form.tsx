import { ErrorView, Field, Row, Stack } from '@zhiban/ui';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askPasskey, hasPasskeys } from './passkey.ts';
import { type Credentials, useStaffEntry } from './use-staff-entry.ts';

const EMPTY: Credentials = { userName: '', password: '', code: '' };
const FIELDS = ['userName', 'password', 'code'] as const;

/** User name, password and code; says beside a field when it was left empty. */
export function StaffForm() {
  const { t } = useTranslation('identity');
  const { enter, busy, error } = useStaffEntry();
  const [typed, setTyped] = useState(EMPTY);
  const [sent, setSent] = useState(false);
  const [turnedAway, setTurnedAway] = useState(false);
  const missing = (field: keyof Credentials) =>
    sent && typed[field].trim() === '' ? t(`staffPage.missing.${field}`) : undefined;
  const bind = (name: keyof Credentials) => ({
    name,
    value: typed[name],
    onChange: (event: { target: { value: string } }) =>
      setTyped(before => ({ ...before, [name]: event.target.value })),
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSent(true);
    const empty = FIELDS.find(field => typed[field].trim() === '');
    if (empty) document.getElementById(`staff-${empty}`)?.focus();
    else enter(typed);
  }
  async function byPasskey(): Promise<void> {
    setSent(true);
    const empty = (['userName', 'password'] as const).find(field => typed[field].trim() === '');
    if (empty) return document.getElementById(`staff-${empty}`)?.focus();
    const passkey = await askPasskey().catch(() => null);
    setTurnedAway(passkey === null);
    const { userName, password } = typed;
    if (passkey) enter({ userName, password, passkey });
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Field id="staff-userName" label={t('staffPage.userName')} error={missing('userName')}>
          {control => <Input {...control} {...bind('userName')} autoComplete="username" maxLength={60} />}
        </Field>
        <Field id="staff-password" label={t('staffPage.password')} error={missing('password')}>
          {control => (
            <Input
              {...control}
              {...bind('password')}
              type="password"
              autoComplete="current-password"
              maxLength={200}
            />
          )}
        </Field>
        <Field
          id="staff-code"
          label={t('staffPage.code')}
          hint={t('staffPage.codeHint')}
          error={missing('code')}
        >
          {control => (
            <Input
              {...control}
              {...bind('code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
            />
          )}
        </Field>
        {error ? <ErrorView error={error} /> : null}
        {turnedAway ? <p role="status">{t('factor.turnedAway')}</p> : null}
        <Row>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('staffPage.enter')}
          </Button>
          {hasPasskeys() ? (
            <Button onClick={() => void byPasskey()}>{t('staffPage.byPasskey')}</Button>
          ) : null}
        </Row>
      </Stack>
    </form>
  );
}
