import { useTranslation } from 'react-i18next';
import { type DateInput, formatDay } from '../format/format.ts';

/** A from the authority's own register, B checked at a window, C read by the system, D declared. */
export type Trust = 'A' | 'B' | 'C' | 'D';

export interface ProvenanceProps {
  /** The register, licence or document's name; not needed for what the applicant entered. */
  source?: string;
  date?: DateInput;
  trust: Trust;
}

/** Where a value came from: 来自市场主体库，2026-11-20，权威. */
export function Provenance({ source, date, trust }: ProvenanceProps) {
  const { t } = useTranslation('ui');
  const join = t('provenance.join');
  return (
    <span className="zb-small">
      {source && trust !== 'D' ? `${t('provenance.from', { source })}${join}` : null}
      {date ? (
        <span className="zb-together">
          {formatDay(date)}
          {join}
        </span>
      ) : null}
      <span className="zb-together">{t(`provenance.${trust}`)}</span>
    </span>
  );
}
