import { ActionButton, Block, Row, StateTag } from '@zhiban/ui';
import { useState } from 'react';
import { Discard } from './discard.tsx';
import { type DraftKey, dropDraft, otherDrafts } from './draft-store.ts';
import { useRulesText } from './texts.ts';

/** What else the owner must know: the published version moved on, or another draft still waits. */
export function DraftNotices({ draftKey, published }: { draftKey: DraftKey; published: number }) {
  const t = useRulesText();
  const [others, setOthers] = useState(() => otherDrafts(localStorage, draftKey));
  const drop = (version: number) => {
    dropDraft(localStorage, { ...draftKey, version });
    setOthers(otherDrafts(localStorage, draftKey));
  };
  const { serviceId, version: base } = draftKey;
  const page = `/console/services/${serviceId}/rules`;
  return (
    <>
      {base < published ? (
        <Block>
          <StateTag state="warning">{t('page.moved', { base, published })}</StateTag>
          <p>{t('page.movedWhat', { published })}</p>
          <Row>
            <ActionButton
              action={{ label: t('page.useNewest', { published }), to: `${page}?version=${published}` }}
            />
          </Row>
        </Block>
      ) : null}
      {others.map(version => (
        <Block key={version}>
          <StateTag state="info">{t('page.other', { version })}</StateTag>
          <Row>
            <ActionButton action={{ label: t('page.open'), to: `${page}?version=${version}` }} />
            <Discard label={t('page.drop')} onDiscard={() => drop(version)} />
          </Row>
        </Block>
      ))}
    </>
  );
}
