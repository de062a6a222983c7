import type { Fact } from '@zhiban/facts';
import { Provenance, type ProvenanceProps, Row, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldView } from '../../../model/view.ts';
import { useReadableValue } from '../use-value-words.ts';
import { overridden } from './field-state.ts';
import { useForm } from './form-context.ts';
import { useCrop } from './use-crop.ts';

/** Below an input: why a read value is asked again, or what the applicant's own word stands against. */
export function Origins({ field, place }: { field: FieldView; place: string }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const { draft } = useForm();
  const say = useBilingual();
  const read = useReadableValue();
  const origin = useOrigin();
  const { fact, element } = field;
  const other = overridden(field);
  if (other)
    return (
      <Row>
        <span className="zb-small">
          {t('overrides', { source: say(other.source.name), value: read(field, other.value) })}
        </span>
        <Button onClick={() => draft.takeBack(place, element)}>
          {t('takeBack', { source: say(other.source.name) })}
        </Button>
      </Row>
    );
  if (!fact || fact.source.kind === 'applicant') return null;
  return (
    <Row>
      <Provenance {...origin(fact)} />
      {field.unsure ? <span className="zb-small">{t('unsure')}</span> : null}
    </Row>
  );
}

/** The place on the picture that an unsure value was read from. */
export function useUnsureCrop({ fact, unsure }: FieldView): string | undefined {
  const { view } = useForm();
  const evidence = unsure ? fact?.evidence : undefined;
  const material = view.materials.find(({ document }) => document?.id === evidence?.documentId);
  return useCrop(
    material && evidence?.box
      ? { applicationId: view.id, materialId: material.id, page: evidence.page ?? 1, box: evidence.box }
      : undefined,
  );
}

/** The origin of a fact in the reader's language. */
export function useOrigin(): (fact: Fact) => ProvenanceProps {
  const say = useBilingual();
  return ({ source, observedAt, trust }) => ({ source: say(source.name), date: observedAt, trust });
}
