import { address } from '@zhiban/kernel/web';
import { type ImageBox, PageImage, Row, Stack, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { getMaterialPage } from '../../../model/operations.ts';
import type { MaterialView } from '../../../model/view.ts';
import { useReadableValue } from '../../portal/use-value-words.ts';
import type { Answer, FactEntry } from '../case/fact-groups.ts';
import type { Desk } from '../desk.ts';
import { useImage } from './use-image.ts';

interface Props {
  desk: Desk;
  material: MaterialView;
  page: number;
  /** Marks one place alone; else every place that was read, and the page can be turned. */
  only?: { entry: FactEntry; read: NonNullable<Answer['read']> };
}

/** A page of a material with the places that its facts were read from. */
export function MaterialPage({ desk, material, page, only }: Props) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const say = useBilingual();
  const label = useBoxLabel();
  const pages = material.document?.pages ?? 1;
  const turn = (to: number) => desk.select({ kind: 'material', id: material.id, page: to });
  const boxes: ImageBox[] = only
    ? [{ id: only.entry.key, label: label(only.entry), ...only.read.box }]
    : (desk.groups
        .find(({ id }) => id === `material-${material.id}`)
        ?.entries.flatMap(entry =>
          entry.answer?.read?.page === page
            ? [{ id: entry.key, label: label(entry), ...entry.answer.read.box }]
            : [],
        ) ?? []);
  const selected = only ? only.entry.key : boxes.find(({ id }) => desk.marked.has(id))?.id;
  const src = address(getMaterialPage, { applicationId: desk.view.id, materialId: material.id, page });
  const state = useImage(src);
  return (
    <Stack gap="tight">
      <p role="status" className="zb-small">
        {state === 'loading' ? t('fetching') : null}
      </p>
      <PageImage
        src={src}
        alt={t('page', { name: say(material.name), page })}
        boxes={boxes}
        selected={selected}
        onSelect={key => desk.select({ kind: 'fact', key, answer: 0 })}
      />
      {!only && pages > 1 ? (
        <Row>
          {page > 1 ? <Button onClick={() => turn(page - 1)}>{t('previousPage')}</Button> : null}
          <span className="zb-small">{t('ofPages', { page, pages })}</span>
          {page < pages ? <Button onClick={() => turn(page + 1)}>{t('nextPage')}</Button> : null}
        </Row>
      ) : null}
    </Stack>
  );
}

function useBoxLabel(): (entry: FactEntry) => string {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const say = useBilingual();
  const read = useReadableValue();
  return ({ label, field, answer }) =>
    t('box', { label: say(label), value: answer ? read(field, answer.value) : '' });
}
