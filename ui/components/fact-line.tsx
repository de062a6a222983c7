import { EditOutlined, FileSearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './fact-line.css';
import { Provenance, type ProvenanceProps } from './provenance.tsx';

export interface FactLineProps {
  label: string;
  /** The value as people write it; null where nothing was found. */
  value: ReactNode;
  provenance?: ProvenanceProps;
  /** Shows the pen. */
  onCorrect?: () => void;
  /** Shows the button that puts the evidence beside it. */
  onEvidence?: () => void;
  /** Its evidence is being shown, or a selected reason used it. */
  selected?: boolean;
  /** Filled in a moment ago: a short highlight. */
  fresh?: boolean;
}

/** A known fact as a line of text with its origin below it. */
export function FactLine(props: FactLineProps) {
  const { label, value, provenance, onCorrect, onEvidence, selected, fresh } = props;
  const { t } = useTranslation('ui');
  const missing = value === null || value === undefined || value === '';
  const state = `${selected ? ' zb-fact--selected' : ''}${fresh ? ' zb-fresh' : ''}`;
  return (
    <dl className={`zb-fact${state}`}>
      <dt>{label}</dt>
      <dd>
        <div className="zb-fact-text">
          <span className={missing ? 'zb-small' : 'zb-fact-value'}>
            {missing ? t('fact.missing') : value}
          </span>
          {provenance ? <Provenance {...provenance} /> : null}
        </div>
        {onEvidence ? (
          <Button
            type="text"
            icon={<FileSearchOutlined aria-hidden />}
            aria-label={t('fact.evidence', { label })}
            title={t('fact.evidence', { label })}
            aria-pressed={selected ?? false}
            onClick={onEvidence}
          />
        ) : null}
        {onCorrect ? (
          <Button
            type="text"
            icon={<EditOutlined aria-hidden />}
            aria-label={t('fact.correct', { label })}
            title={t('fact.correct', { label })}
            onClick={onCorrect}
          />
        ) : null}
      </dd>
    </dl>
  );
}
