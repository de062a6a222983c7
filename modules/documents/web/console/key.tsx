import { useStaffNames } from '@zhiban/identity/web';
import { Block, type State, StateTag, useBilingual, useFormat, useThemeName } from '@zhiban/ui';
import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { type SigningKeyView, signingSuites } from '../../model/signing-key.ts';
import { KeyActions } from './key-actions.tsx';
import { KeyRequest } from './key-request.tsx';

const STATES: Readonly<Record<SigningKeyView['state'], State>> = {
  proposed: 'warning',
  active: 'success',
  retired: 'neutral',
};

/** One key: its certificate, the persons behind each step, and the next step. */
export function Key({ signingKey }: { signingKey: SigningKeyView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'keys' });
  const say = useBilingual();
  const { dateTime } = useFormat();
  const nameOf = useStaffNames([signingKey.proposedBy, signingKey.activatedBy, signingKey.retiredBy]);
  const columns = useThemeName() === 'elder' ? 1 : { xs: 1, md: 2 };
  const { officeName, officeCode, suite, state, certificate } = signingKey;
  const step = (name: 'proposed' | 'activated' | 'retired', person: string | null, at: string | null) => {
    if (person === null || at === null) return [];
    const by = t('by', { name: nameOf(person), at: dateTime(at) });
    return [{ key: name, label: t(`step.${name}`), children: by }];
  };
  return (
    <Block
      listed
      title={officeName}
      actions={<StateTag state={STATES[state]}>{t(`state.${state}`)}</StateTag>}
    >
      <Descriptions
        size="small"
        column={columns}
        items={[
          { key: 'suite', label: t('suite'), children: say(signingSuites[suite]) },
          { key: 'code', label: t('code'), children: officeCode },
          ...(certificate
            ? [
                { key: 'issuer', label: t('issuer'), children: certificate.issuer },
                {
                  key: 'life',
                  label: t('life'),
                  children: t('lifeText', {
                    from: dateTime(certificate.validFrom),
                    to: dateTime(certificate.validTo),
                  }),
                },
                { key: 'fingerprint', label: t('fingerprint'), children: certificate.fingerprint },
              ]
            : []),
          ...step('proposed', signingKey.proposedBy, signingKey.proposedAt),
          ...step('activated', signingKey.activatedBy, signingKey.activatedAt),
          ...step('retired', signingKey.retiredBy, signingKey.retiredAt),
        ]}
      />
      {state === 'proposed' && certificate === null ? <KeyRequest signingKey={signingKey} /> : null}
      <KeyActions signingKey={signingKey} />
    </Block>
  );
}
