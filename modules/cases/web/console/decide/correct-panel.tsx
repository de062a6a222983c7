import { Block, Row, Stack, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findEntry } from '../case/fact-groups.ts';
import type { PanelProps } from './approve-panel.tsx';
import { correctionDrafts, gapsOf, type Point, pointAbout, pointOf } from './drafts.ts';
import { PointEditor } from './point-editor.tsx';

const EMPTY: Point = { field: null, material: null, reason: '', remedy: '', legalBasis: '' };
interface Numbered extends Point {
  readonly key: number;
}

/** Request for correction: every point at once (行政许可法第三十二条), each with its place, reason and remedy. */
export function CorrectPanel({ desk, acts, onClose }: PanelProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.decide' });
  const [points, setPoints] = useState<readonly Numbered[]>(() => numbered(0, correctionDrafts(desk.view)));
  const [next, setNext] = useState(points.length);
  const [sent, setSent] = useState(false);
  const add = (point: Point) => {
    setPoints(now => [...now, { ...point, key: next }]);
    setNext(next + 1);
  };
  const send = () => {
    setSent(true);
    if (points.length > 0 && points.every(point => gapsOf(point).length === 0))
      acts.correct(points.map(({ key: _key, ...point }) => point));
  };
  return (
    <Block title={t('correct.title', { applicant: desk.view.applicant.name })}>
      <p>{t('correct.text')}</p>
      {points.map((point, index) => (
        <PointEditor
          key={point.key}
          number={index + 1}
          point={point}
          view={desk.view}
          groups={desk.groups}
          checked={sent}
          onChange={change =>
            setPoints(now => now.map(known => (known.key === point.key ? { ...known, ...change } : known)))
          }
          onRemove={() => setPoints(now => now.filter(({ key }) => key !== point.key))}
        />
      ))}
      {points.length === 0 ? <p>{t(sent ? 'correct.missing' : 'correct.empty')}</p> : null}
      <Offers desk={desk} points={points} onAdd={add} />
      <Row>
        <Button type="primary" loading={acts.busy} onClick={send}>
          {t('correct.confirm', { n: points.length })}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </Row>
    </Block>
  );
}

const numbered = (from: number, points: readonly Point[]): Numbered[] =>
  points.map((point, index) => ({ ...point, key: from + index }));

/** What could be asked for beside: the selected facts, the machine's other reasons, anything. */
function Offers({
  desk,
  points,
  onAdd,
}: Pick<PanelProps, 'desk'> & { points: readonly Point[]; onAdd: (point: Point) => void }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.decide.correct' });
  const say = useBilingual();
  const named = (field: Point['field']) => `${field?.carrier}.${field?.element}`;
  const facts = [...desk.marked]
    .filter(key => !points.some(({ field }) => named(field) === key))
    .flatMap(key => findEntry(desk.groups, key) ?? []);
  const reasons = (desk.view.decision?.reasons ?? []).filter(
    ({ outcome, text }) =>
      (outcome === 'refer' || outcome === 'refuse') && !points.some(({ reason }) => reason === text.zh),
  );
  return (
    <Stack gap="tight">
      <p className="zb-small">{t('more')}</p>
      {reasons.map(reason => (
        <Row key={reason.id}>
          <span>{say(reason.text)}</span>
          <Button onClick={() => onAdd(pointOf(reason))}>{t('addReason')}</Button>
        </Row>
      ))}
      <Row>
        {facts.map(entry => (
          <Button key={entry.key} onClick={() => onAdd(pointAbout(entry))}>
            {t('addFact', { carrier: entry.carrier, label: say(entry.label) })}
          </Button>
        ))}
        <Button onClick={() => onAdd(EMPTY)}>{t('addEmpty')}</Button>
      </Row>
    </Stack>
  );
}
