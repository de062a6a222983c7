import { address } from '@zhiban/kernel/web';
import { Row } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { getLicenceFile } from '../model/operations.ts';

const FORMS = { pdf: 'pdf', ofd: 'ofd', record: 'json' } as const;

interface Props {
  licenceId: string;
  title: string;
  /** A version, `001`; its links are told apart by it. */
  version: string;
  national: boolean;
}

/** A version of a licence to download, in every form in which it was signed. */
export function LicenceFiles({ licenceId, title, version, national }: Props) {
  const { t } = useTranslation('documents', { keyPrefix: 'files' });
  const forms = national ? (['pdf', 'ofd', 'record'] as const) : (['pdf'] as const);
  return (
    <Row>
      {forms.map(form => (
        <Button
          key={form}
          href={address(getLicenceFile, { licenceId }, { form, version })}
          download={`${title}-${version}.${FORMS[form]}`}
          aria-label={t('named', { form: t(form), title, version: Number(version) })}
        >
          {t(form)}
        </Button>
      ))}
    </Row>
  );
}
