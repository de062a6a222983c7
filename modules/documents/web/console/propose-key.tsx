import { listDepartments } from '@zhiban/identity';
import { useChange, useOperation } from '@zhiban/kernel/web';
import { Block, ErrorView, Field, Row, Stack, useBilingual } from '@zhiban/ui';
import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyProposal, listSigningKeys, proposeSigningKey } from '../../model/key-operations.ts';
import { type SigningSuite, signingSuite, signingSuites } from '../../model/signing-key.ts';

const ORIGINS = ['request', 'import', 'demo'] as const satisfies readonly KeyProposal['origin'][];
const NOTHING = { certificatesPem: '', privateKeyPem: '', password: '' };

/** Proposes a key for an office; somebody else activates it. */
export function ProposeKey() {
  const { t } = useTranslation('documents', { keyPrefix: 'keys' });
  const say = useBilingual();
  const departments = useOperation(listDepartments, {}).data?.departments ?? [];
  const [officeCode, setOfficeCode] = useState<string>();
  const [suite, setSuite] = useState<SigningSuite>('international');
  const [origin, setOrigin] = useState<KeyProposal['origin']>('request');
  const [imported, setImported] = useState(NOTHING);
  const change = useChange(proposeSigningKey, [listSigningKeys]);
  const office = departments.find(({ uscc }) => uscc === officeCode);
  const send = () => {
    if (!office) return;
    const body = { officeCode: office.uscc, officeName: office.name, suite, origin };
    change.mutate(
      { body: origin === 'import' ? { ...body, imported } : body },
      { onSuccess: () => setImported(NOTHING) },
    );
  };
  return (
    <Block title={t('propose')}>
      <Stack>
        <Field label={t('office')} required>
          {control => (
            <Select
              {...control}
              value={officeCode}
              onChange={setOfficeCode}
              options={departments.map(({ uscc, name }) => ({ value: uscc, label: name }))}
            />
          )}
        </Field>
        <Field label={t('suite')} group>
          {() => (
            <Radio.Group
              value={suite}
              onChange={event => setSuite(signingSuite.parse(event.target.value))}
              options={signingSuite.options.map(value => ({ value, label: say(signingSuites[value]) }))}
            />
          )}
        </Field>
        <Field label={t('origin')} group>
          {() => (
            <Radio.Group
              value={origin}
              onChange={event => setOrigin(ORIGINS.find(each => each === event.target.value) ?? 'request')}
              options={ORIGINS.map(value => ({ value, label: t(`origins.${value}`) }))}
            />
          )}
        </Field>
        {origin === 'import' ? <Imported value={imported} onChange={setImported} /> : null}
        <Row>
          <Button type="primary" disabled={!office} loading={change.isPending} onClick={send}>
            {t('send')}
          </Button>
        </Row>
        {change.isError ? <ErrorView error={change.error} /> : null}
      </Stack>
    </Block>
  );
}

function Imported({ value, onChange }: { value: typeof NOTHING; onChange: (value: typeof NOTHING) => void }) {
  const { t } = useTranslation('documents', { keyPrefix: 'keys' });
  return (
    <>
      <Field label={t('certificates')} hint={t('certificatesHint')} required>
        {control => (
          <Input.TextArea
            {...control}
            rows={4}
            value={value.certificatesPem}
            onChange={event => onChange({ ...value, certificatesPem: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('privateKey')} hint={t('privateKeyHint')} required>
        {control => (
          <Input.TextArea
            {...control}
            rows={4}
            value={value.privateKeyPem}
            onChange={event => onChange({ ...value, privateKeyPem: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('password')} required>
        {control => (
          <Input.Password
            {...control}
            autoComplete="off"
            value={value.password}
            onChange={event => onChange({ ...value, password: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
