import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from '../navigation/link.tsx';
import './reason-list.css';
import { type State, StateIcon } from './state-tag.tsx';

export interface LegalBasis {
  /** The law's name: 《公共场所卫生管理条例实施细则》. */
  law: string;
  /** 第二十七条 */
  article: string;
  text?: string;
}

export interface Reason {
  id: string;
  state: State;
  reason: string;
  /** What the person can do. */
  remedy?: string;
  legal?: readonly LegalBasis[];
  /** Where to mend it: an anchor on this page (`#loss_date`) or a path. */
  jump?: { to: string; label?: string };
}

export interface ReasonListProps {
  reasons: readonly Reason[];
  /** With it each reason can be selected, to mark its facts. */
  onSelect?: (id: string) => void;
  selected?: string;
}

/** Reasons, each with its remedy, a link to where it is mended, and its legal articles folded. */
export function ReasonList({ reasons, onSelect, selected }: ReasonListProps) {
  return (
    <ul className="zb-reasons zb-plain">
      {reasons.map(reason => (
        <li key={reason.id} className={reason.id === selected ? 'zb-reason--selected' : undefined}>
          <ReasonItem reason={reason} selected={reason.id === selected} onSelect={onSelect} />
        </li>
      ))}
    </ul>
  );
}

function ReasonItem(props: { reason: Reason; selected: boolean; onSelect?: (id: string) => void }) {
  const { reason, selected, onSelect } = props;
  const { t } = useTranslation('ui');
  return (
    <>
      <StateIcon state={reason.state} />
      <div className="zb-reason-text">
        <p>
          <span className="zb-sr">{t(`state.${reason.state}`)} </span>
          {reason.reason}
        </p>
        {reason.remedy ? (
          <p className="zb-reason-remedy">
            {t('reason.remedy')}
            {reason.remedy}
          </p>
        ) : null}
        {reason.jump ? (
          <p>
            <Link to={reason.jump.to}>{reason.jump.label ?? t('reason.jump')}</Link>
          </p>
        ) : null}
        {reason.legal?.length ? <LegalBases bases={reason.legal} /> : null}
        {onSelect ? (
          <Button aria-pressed={selected} onClick={() => onSelect(reason.id)}>
            {t('reason.show')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** Legal articles that fold out. */
export function LegalBases({ bases }: { bases: readonly LegalBasis[] }) {
  const { t } = useTranslation('ui');
  return (
    <details className="zb-legal">
      <summary>{t('reason.legal')}</summary>
      {bases.map(basis => (
        <div key={`${basis.law}${basis.article}`} className="zb-small">
          <p>
            {basis.law} {basis.article}
          </p>
          {basis.text ? <p>{basis.text}</p> : null}
        </div>
      ))}
    </details>
  );
}
