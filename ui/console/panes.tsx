import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './panes.css';

export interface Pane {
  id: string;
  /** 待办, 办件, 依据 */
  label: string;
  content: ReactNode;
}

export interface PanesProps {
  panes: readonly Pane[];
  /** The pane that shows where there is room for one only. */
  active: string;
  onActive: (id: string) => void;
}

/** Three panes beside each other from 1280 px; below that, and in the elder theme, one with a switch. */
export function Panes({ panes, active, onActive }: PanesProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="zb-panes">
      <nav className="zb-panes-switch" aria-label={t('panes')}>
        {panes.map(pane => (
          <Button
            key={pane.id}
            color="default"
            variant={pane.id === active ? 'solid' : 'outlined'}
            aria-pressed={pane.id === active}
            onClick={() => onActive(pane.id)}
          >
            {pane.label}
          </Button>
        ))}
      </nav>
      <div className="zb-panes-grid">
        {panes.map(pane => (
          <section key={pane.id} aria-label={pane.label} className="zb-pane" data-active={pane.id === active}>
            {pane.content}
          </section>
        ))}
      </div>
    </div>
  );
}
