import { Block, formatBytes, Row, Stack, StateTag, useBilingual, useFormat } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MaterialView } from '../../../model/view.ts';
import type { Desk } from '../desk.ts';

/** What was handed in, what the machine took it for, and what it warns of. */
export function CaseMaterials({ desk }: { desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.materials' });
  const { materials } = desk.view;
  if (materials.length === 0) return null;
  return (
    <Block title={t('title')}>
      {materials.map(material => (
        <Material
          key={material.id}
          material={material}
          onShow={() => desk.select({ kind: 'material', id: material.id, page: 1 })}
        />
      ))}
    </Block>
  );
}

function Material({ material, onShow }: { material: MaterialView; onShow: () => void }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.materials' });
  const say = useBilingual();
  const { dateTime } = useFormat();
  const { name, document, waived, required, kind, reused } = material;
  const odd = document?.kind && document.kind !== 'other' && kind !== 'other' && document.kind !== kind;
  return (
    <Stack gap="tight">
      <h3>{say(name)}</h3>
      {document ? (
        <>
          <p className="zb-small">
            {t('file', { name: document.name, size: formatBytes(document.bytes), pages: document.pages })}
          </p>
          {reused ? (
            <p className="zb-small">
              {t(reused.verifiedBy ? 'reusedVerified' : 'reused', {
                application: reused.application,
                at: dateTime(reused.filedAt),
                by: reused.verifiedBy,
              })}
            </p>
          ) : null}
          <Row>
            <StateTag state={document.reading === 'failed' ? 'warning' : 'neutral'}>
              {t(`reading.${document.reading}`, { n: document.fields.length })}
            </StateTag>
            {odd ? (
              <StateTag state="danger">{t('odd', { kind: t(`kind.${document.kind}`) })}</StateTag>
            ) : null}
            {document.warnings.map(warning => (
              <StateTag key={warning.zh} state="warning">
                {say(warning)}
              </StateTag>
            ))}
          </Row>
          <Row>
            <Button onClick={onShow}>{t('show', { name: say(name) })}</Button>
          </Row>
        </>
      ) : (
        <p className="zb-small">{waived ? say(waived) : t(required ? 'missing' : 'notGiven')}</p>
      )}
    </Stack>
  );
}
