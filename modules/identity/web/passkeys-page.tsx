import { useChange, useOperation } from '@zhiban/kernel/web';
import { Block, Empty, ErrorView, Field, Loading, Page, Row, Stack, useFormat } from '@zhiban/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPasskey, listPasskeys, removePasskey } from '../model/factor-operations.ts';
import { hasPasskeys, makePasskey } from './passkey.ts';
import { RequireStaff } from './require.tsx';

/** A member of staff's passkeys: which there are, one more, one less. */
export function Component() {
  const { t } = useTranslation('identity', { keyPrefix: 'passkeys' });
  return (
    <RequireStaff>
      <Page title={t('title')} lead={t('lead')} width="form">
        <Stack>
          <Known />
          {hasPasskeys() ? <Another /> : <Empty what={t('unsupported')} why={t('unsupportedWhy')} />}
        </Stack>
      </Page>
    </RequireStaff>
  );
}

function Known() {
  const { t } = useTranslation('identity', { keyPrefix: 'passkeys' });
  const { dateTime } = useFormat();
  const known = useOperation(listPasskeys, {});
  const removing = useChange(removePasskey, [listPasskeys]);
  if (known.isPending) return <Loading />;
  if (known.isError) return <ErrorView error={known.error} onRetry={() => void known.refetch()} />;
  if (known.data.passkeys.length === 0) return <p>{t('none')}</p>;
  return (
    <>
      {known.data.passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <Block key={id} title={name}>
          <p>{t('made', { at: dateTime(createdAt) })}</p>
          <p>{lastUsedAt ? t('used', { at: dateTime(lastUsedAt) }) : t('unused')}</p>
          <Row>
            <Button
              danger
              loading={removing.isPending && removing.variables.params.passkeyId === id}
              onClick={() => removing.mutate({ params: { passkeyId: id } })}
            >
              {t('remove', { name })}
            </Button>
          </Row>
        </Block>
      ))}
      {removing.error ? <ErrorView error={removing.error} /> : null}
    </>
  );
}

function Another() {
  const { t } = useTranslation('identity', { keyPrefix: 'passkeys' });
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [words, setWords] = useState('');
  const adding = useChange(addPasskey, [listPasskeys]);

  async function add(): Promise<void> {
    setProblem(null);
    setWords('');
    if (name.trim() === '') return setWords(t('nameMissing'));
    const passkey = await makePasskey();
    if (!passkey) return setWords(t('turnedAway'));
    await adding.mutateAsync({ body: { name: name.trim(), passkey } });
    setName('');
  }
  return (
    <Block title={t('another')}>
      <Stack>
        <Field id="passkey-name" label={t('name')} hint={t('nameHint')}>
          {control => (
            <Input {...control} value={name} onChange={event => setName(event.target.value)} maxLength={60} />
          )}
        </Field>
        {problem ? <ErrorView error={problem} /> : null}
        {words ? <p role="status">{words}</p> : null}
        <Row>
          <Button type="primary" loading={adding.isPending} onClick={() => void add().catch(setProblem)}>
            {t('add')}
          </Button>
        </Row>
      </Stack>
    </Block>
  );
}
