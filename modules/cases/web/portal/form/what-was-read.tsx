import { ELEMENTS } from '@zhiban/facts';
import { address } from '@zhiban/kernel/web';
import { FactLine, PageImage, Row, Stack, StateIcon, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getMaterialPage } from '../../../model/operations.ts';
import type { MaterialView } from '../../../model/view.ts';
import { useReadableValue } from '../use-value-words.ts';

interface Props {
  applicationId: string;
  material: MaterialView;
  document: NonNullable<MaterialView['document']>;
}

/** What the machine read, what a person should look at, and on demand the picture with its boxes. */
export function WhatWasRead({ applicationId, material, document }: Props) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.read' });
  const say = useBilingual();
  const [open, setOpen] = useState(false);
  const { fields, warnings, reading } = document;
  const count = fields.length;
  return (
    <Stack gap="tight">
      <p role="status">
        {reading === 'failed' ? t('failed') : count > 0 ? t('found', { count }) : t('nothing')}
      </p>
      {warnings.map(warning => (
        <p key={warning.zh}>
          <StateIcon state="warning" /> {say(warning)}
        </p>
      ))}
      <Row>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'close' : count > 0 ? 'open' : 'look')}
        </Button>
      </Row>
      {open ? <Compare applicationId={applicationId} material={material} document={document} /> : null}
    </Stack>
  );
}

/** Each value beside the place that it was read from. */
function Compare({ applicationId, material, document }: Props) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.read' });
  const say = useBilingual();
  const read = useReadableValue();
  const [selected, setSelected] = useState<string>();
  const [shownPage, setShownPage] = useState(1);
  const fields = document.fields.map((field, index) => {
    const known = ELEMENTS[field.element];
    const label = known ? say(known.name) : field.element;
    const choices = (known?.choices ?? []).map(({ value, name }) => ({ value, name }));
    const value = read({ type: known?.type ?? 'text', choices }, field.value);
    return { ...field, id: `${field.element}-${index}`, label, value };
  });
  const name = say(material.name);
  return (
    <Stack gap="tight">
      <PageImage
        src={address(getMaterialPage, { applicationId, materialId: material.id, page: shownPage })}
        alt={t('page', { name, page: shownPage })}
        boxes={fields
          .filter(({ page }) => page === shownPage)
          .map(({ id, label, value, box }) => ({ id, label: t('box', { label, value }), ...box }))}
        selected={selected}
        onSelect={setSelected}
      />
      {document.pages > 1 ? (
        <Row>
          <Button disabled={shownPage === 1} onClick={() => setShownPage(shownPage - 1)}>
            {t('previous')}
          </Button>
          <span className="zb-small">{t('ofPages', { page: shownPage, pages: document.pages })}</span>
          <Button disabled={shownPage === document.pages} onClick={() => setShownPage(shownPage + 1)}>
            {t('next')}
          </Button>
        </Row>
      ) : null}
      {fields.map(({ id, label, value, page }) => (
        <FactLine
          key={id}
          label={label}
          value={value}
          selected={id === selected}
          onEvidence={() => {
            setShownPage(page);
            setSelected(id);
          }}
        />
      ))}
    </Stack>
  );
}
