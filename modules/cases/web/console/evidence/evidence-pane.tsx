import { Empty } from '@zhiban/ui';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Desk, TABS } from '../desk.ts';
import { useFrame } from '../use-frame.ts';
import { MaterialsTab } from './materials-tab.tsx';
import { RecordTab } from './record-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { SourceTab } from './source-tab.tsx';

const CONTENT = { source: SourceTab, materials: MaterialsTab, rules: RulesTab, record: RecordTab } as const;

/** What the selected fact or reason rests on, beside the claim; `forward` where it was brought forward. */
export function EvidencePane({ desk, forward }: { desk: Desk | undefined; forward: boolean }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const frame = useFrame(desk && JSON.stringify([desk.view.id, desk.selection, forward]));
  return (
    <div ref={frame} className="case-frame" tabIndex={-1}>
      {desk ? <EvidenceTabs desk={desk} /> : <Empty what={t('none')} why={t('noneWhy')} />}
    </div>
  );
}

function EvidenceTabs({ desk }: { desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  return (
    <Tabs
      activeKey={desk.tab}
      onChange={key => desk.show(TABS.find(tab => tab === key) ?? 'source')}
      items={TABS.map(tab => {
        const Content = CONTENT[tab];
        return { key: tab, label: t(`tab.${tab}`), children: <Content desk={desk} /> };
      })}
      destroyOnHidden
    />
  );
}
