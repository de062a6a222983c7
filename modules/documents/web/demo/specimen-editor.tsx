import { Block, Columns, Field, PageImage, Row, Stack, StateTag, useBilingual } from '@zhiban/ui';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONDITIONS, type Condition, photograph, type Specimen } from './specimen.ts';
import { type Photograph, usePhotograph } from './use-photograph.ts';
import { type Changes, withChange } from './values.ts';

/** Changes what stands on a specimen and how it is photographed, and gives the photograph to download. */
export function SpecimenEditor({ specimen, onClose }: { specimen: Specimen; onClose: () => void }) {
  const { t } = useTranslation('documents', { keyPrefix: 'demo' });
  const say = useBilingual();
  const [condition, setCondition] = useState<Condition>('good');
  const [changes, setChanges] = useState<Changes>({});
  const src = photograph(specimen, condition, changes);
  const shown = usePhotograph(src);
  const title = say(specimen.title);
  const count = Object.keys(changes).length;
  return (
    <Columns
      aside={
        <Block title={t('values')}>
          <p className="zb-small">{t('valuesText')}</p>
          <Values
            fields={specimen.fields}
            changes={changes}
            onChange={(element, value, printed) =>
              setChanges(now => withChange(now, element, value, printed))
            }
          />
        </Block>
      }
    >
      <Block title={title}>
        <Row>
          <Button onClick={onClose}>{t('back')}</Button>
          <Button type="primary" href={src} download={`${specimen.title.zh}.jpg`}>
            {t('download')}
          </Button>
          {count > 0 ? (
            <>
              <StateTag state="info">{t('changed', { n: count })}</StateTag>
              <Button onClick={() => setChanges({})}>{t('reset')}</Button>
            </>
          ) : null}
        </Row>
        <Field group label={t('condition')}>
          {({ id, ...aria }) => (
            <Radio.Group
              id={id}
              {...aria}
              value={condition}
              onChange={({ target }) => setCondition(target.value)}
              options={CONDITIONS.map(value => ({ value, label: t(`conditions.${value}`) }))}
            />
          )}
        </Field>
        <Picture shown={shown} alt={t('photograph', { title })} />
      </Block>
    </Columns>
  );
}

function Picture({ shown, alt }: { shown: Photograph; alt: string }) {
  const { t } = useTranslation('documents', { keyPrefix: 'demo' });
  return (
    <Stack gap="tight">
      <p role="status" className="zb-small">
        {t(`picture.${shown.state}`)}
      </p>
      {shown.state === 'failed' ? (
        <Row>
          <Button onClick={shown.again}>{t('again')}</Button>
        </Row>
      ) : null}
      {shown.src ? <PageImage src={shown.src} alt={alt} /> : null}
    </Stack>
  );
}

/** One line is enough for most values; the scope of business is not one of them. */
const ONE_LINE = 30;

function Values(props: {
  fields: Specimen['fields'];
  changes: Changes;
  onChange: (element: string, value: string, printed: string) => void;
}) {
  const { t } = useTranslation('documents', { keyPrefix: 'demo' });
  const say = useBilingual();
  return props.fields.map(({ element, label, value: printed }) => (
    <Field
      key={element}
      label={say(label)}
      hint={element in props.changes ? t('printed', { value: printed }) : undefined}
    >
      {control => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 1, maxRows: printed.length > ONE_LINE ? 5 : 2 }}
          maxLength={500}
          value={props.changes[element] ?? printed}
          onChange={event => props.onChange(element, event.target.value, printed)}
        />
      )}
    </Field>
  ));
}
