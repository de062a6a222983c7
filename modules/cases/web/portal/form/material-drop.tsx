import { mediaTypes } from '@zhiban/documents';
import { FileDrop, LegalBases, type Upload, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { attachMaterial } from '../../../model/operations.ts';
import type { MaterialView } from '../../../model/view.ts';
import { legalBases } from '../legal.ts';
import { ReusedNote } from './earlier.tsx';
import { useForm } from './form-context.ts';
import { useMaterialUpload } from './use-material-upload.ts';
import { useReadingWords } from './use-reading-words.ts';
import { WhatWasRead } from './what-was-read.tsx';

/** One material: photographed or chosen, sent, read; then what was read from it. */
export function MaterialDrop({ material }: { material: MaterialView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const { view } = useForm();
  const say = useBilingual();
  const { under, send, retry, remove } = useMaterialUpload(view.id, material.id);
  const { document } = material;
  const detail = useReadingWords(view.id, material.id, !under && document?.reading === 'waiting');
  const shown: Upload | undefined = under ?? (document ? uploadOf(document, detail) : undefined);
  return (
    <FileDrop
      label={t(material.required ? 'material.required' : 'material.optional', { name: say(material.name) })}
      hint={
        <>
          {material.hint ? <span>{say(material.hint)}</span> : null}
          <LegalBases bases={legalBases(material.legalBasis)} />
        </>
      }
      accept={mediaTypes}
      maxBytes={attachMaterial.upload?.maxBytes ?? 0}
      upload={shown}
      onFile={send}
      onRetry={retry}
      onRemove={document || under?.state === 'failed' ? remove : undefined}
    >
      {document && material.reused ? <ReusedNote reused={material.reused} /> : null}
      {document ? <WhatWasRead applicationId={view.id} material={material} document={document} /> : null}
    </FileDrop>
  );
}

function uploadOf({ name, reading }: NonNullable<MaterialView['document']>, detail?: string): Upload {
  return reading === 'waiting'
    ? { name, state: 'reading', ...(detail ? { detail } : {}) }
    : { name, state: 'done' };
}
