import { useSession } from '@zhiban/identity/web';
import { useChange } from '@zhiban/kernel/web';
import { ErrorView, Field, Row, Stack } from '@zhiban/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { certifySigningKey, listSigningKeys } from '../../model/key-operations.ts';
import type { SigningKeyView } from '../../model/signing-key.ts';

/** The request to send to a certificate authority, and for its proposer the place for the answer. */
export function KeyRequest({ signingKey }: { signingKey: SigningKeyView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'keys' });
  const { session } = useSession();
  const [certificatesPem, setCertificatesPem] = useState('');
  const change = useChange(certifySigningKey, [listSigningKeys]);
  const own = session?.kind === 'staff' && session.staffId === signingKey.proposedBy;
  return (
    <Stack gap="tight">
      <Field label={t('request')} hint={t('requestHint')}>
        {control => <Input.TextArea {...control} readOnly rows={4} value={signingKey.requestPem ?? ''} />}
      </Field>
      {own ? (
        <>
          <Field label={t('certificates')} hint={t('certificatesHint')}>
            {control => (
              <Input.TextArea
                {...control}
                rows={4}
                value={certificatesPem}
                onChange={event => setCertificatesPem(event.target.value)}
              />
            )}
          </Field>
          <Row>
            <Button
              loading={change.isPending}
              disabled={certificatesPem.trim() === ''}
              onClick={() => change.mutate({ params: { keyId: signingKey.id }, body: { certificatesPem } })}
            >
              {t('addCertificate')}
            </Button>
          </Row>
        </>
      ) : null}
      {change.isError ? <ErrorView error={change.error} /> : null}
    </Stack>
  );
}
