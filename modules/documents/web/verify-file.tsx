import { upload } from '@zhiban/kernel/web';
import {
  Block,
  FileDrop,
  ReasonList,
  Stack,
  type State,
  StateIcon,
  type Upload,
  useBilingual,
  useFormat,
} from '@zhiban/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { CHECKED_FILE_BYTES, verifyLicenceFile } from '../model/register-operations.ts';
import { RegisterFacts } from './register-facts.tsx';

type Checked = z.infer<typeof verifyLicenceFile.response>;
type Check = Checked['checks'][number];

/** Most browsers know no media type for OFD, so its extension is named too. */
const ACCEPTED = ['application/pdf', 'application/ofd', '.ofd', 'application/json'];

/** Takes a file, has it checked and tells each finding in plain words. It is not kept. */
export function VerifyFile() {
  const { t } = useTranslation('documents', { keyPrefix: 'verifyFile' });
  const [sent, setSent] = useState<Upload>();
  const [last, setLast] = useState<File>();
  const [result, setResult] = useState<{ name: string; checked: Checked }>();
  const send = (file: File) => {
    const { name } = file;
    setLast(file);
    setResult(undefined);
    setSent({ name, state: 'uploading', progress: 0 });
    upload(verifyLicenceFile, {
      params: undefined,
      file,
      onProgress: progress => setSent({ name, state: 'uploading', progress }),
    }).then(
      checked => {
        setSent(undefined);
        setResult({ name, checked });
      },
      error => setSent({ name, state: 'failed', error }),
    );
  };
  return (
    <Block title={t('title')}>
      <FileDrop
        label={t('label')}
        hint={t('hint')}
        accept={ACCEPTED}
        maxBytes={CHECKED_FILE_BYTES}
        upload={sent}
        onFile={send}
        onRetry={last ? () => send(last) : undefined}
      />
      <div role="status">{result ? <Findings {...result} /> : null}</div>
    </Block>
  );
}

const STATES: Readonly<Record<'true' | 'false' | 'null', State>> = {
  true: 'success',
  false: 'danger',
  null: 'neutral',
};

function Findings({ name, checked }: { name: string; checked: Checked }) {
  const { t } = useTranslation('documents', { keyPrefix: 'verifyFile' });
  const words = useFindingWords();
  const { valid, checks, licence } = checked;
  // The parts of a package are told only where one does not hold: what holds says 内容没有改动.
  const shown = checks.filter(({ what, holds }) => what !== 'part' || holds === false);
  return (
    <Stack>
      <h3>{name}</h3>
      <p>
        <StateIcon state={valid ? 'success' : 'danger'} /> {t(valid ? 'genuine' : 'notGenuine')}
      </p>
      <ReasonList
        reasons={shown.map(check => ({
          id: `${check.what} ${check.text.zh}`,
          state: STATES[`${check.holds}`],
          reason: words(check, checked),
        }))}
      />
      <h3>{t('register')}</h3>
      {licence ? <RegisterFacts licence={licence} genuine={valid} /> : <p>{t('notOurs')}</p>}
    </Stack>
  );
}

/** Says a check in plain words; what does not hold in the words of the check itself. */
function useFindingWords() {
  const { t } = useTranslation('documents', { keyPrefix: 'verifyFile' });
  const { dateTime } = useFormat();
  const say = useBilingual();
  return ({ what, holds, text }: Check, { signer, signedAt }: Checked): string => {
    if (what === 'signer' && signer)
      return t(signedAt ? 'signed' : 'signedUndated', { signer, at: signedAt ? dateTime(signedAt) : '' });
    if (what === 'time-stamp' && holds !== false) return t(holds ? 'stamped' : 'notStamped');
    if (what === 'content' && holds) return t('unchanged');
    if (what === 'chain' && holds !== false) return t(holds ? 'trusted' : 'notJudged');
    return say(text);
  };
}
