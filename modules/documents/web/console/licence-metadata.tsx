import { Block, useFormat, useThemeName } from '@zhiban/ui';
import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LicenceView } from '../../model/register-operations.ts';
import '../register.css';

/** What the licence says: its metadata (GB/T 36903), its items, its notes. */
export function LicenceMetadata({ licence }: { licence: LicenceView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const { date } = useFormat();
  const columns = useThemeName() === 'elder' ? 1 : { xs: 1, md: 2 };
  const { validTo } = licence;
  const facts: [string, string][] = [
    [t('holder'), licence.holderName],
    [t('holderCode'), licence.holderCode],
    [t('type'), licence.typeName],
    [t('typeCode'), licence.typeCode],
    [t('issuer'), licence.issuerName],
    [t('issueDate'), date(licence.issueDate)],
    [t('validFrom'), date(licence.validFrom)],
    [t('validTo'), validTo ? date(validTo) : t('noEnd')],
    ...licence.items.map(({ label, value }): [string, string] => [label, value]),
  ];
  const notes = licence.annotations.map(({ madeAt, madeBy, reason, expiresOn }) => ({
    key: madeAt,
    label: t('note'),
    span: 'filled' as const,
    children: t(expiresOn ? 'noteUntil' : 'noteText', {
      date: date(madeAt),
      by: madeBy,
      reason,
      until: expiresOn ? date(expiresOn) : '',
    }),
  }));
  return (
    <Block title={t('metadata')}>
      <Descriptions
        size="small"
        column={columns}
        items={[
          ...facts.map(([label, children]) => ({ key: label, label, children })),
          {
            key: 'identifier',
            label: t('identifier'),
            span: 'filled' as const,
            children: <span className="licence-code">{licence.identifier}</span>,
          },
          ...notes,
        ]}
      />
    </Block>
  );
}
