import { RequireStaff } from '@zhiban/identity/web';
import { Panes } from '@zhiban/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { CasePane } from './case/case-pane.tsx';
import { useDesk } from './desk.ts';
import { EvidencePane } from './evidence/evidence-pane.tsx';
import { type Filter, readFilter, writeFilter } from './inbox/filter.ts';
import { InboxPane } from './inbox/inbox-pane.tsx';
import { afterLeaving } from './inbox/order.ts';
import { useInbox } from './inbox/use-inbox.ts';
import { useInboxKeys } from './inbox/use-inbox-keys.ts';
import { useTitle } from './use-title.ts';

/** The officer's desk: what is waiting, the case, and its evidence beside it. */
export function Component() {
  return (
    <RequireStaff>
      <InboxPage />
    </RequireStaff>
  );
}

type PaneId = 'inbox' | 'case' | 'evidence';

function InboxPage() {
  const { t } = useTranslation('cases', { keyPrefix: 'console' });
  const title = t('inbox.title');
  const heading = useTitle(title);
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const filter = readFilter(search);
  const inbox = useInbox(filter);
  const [pane, setPane] = useState<{ of: string | undefined; id: PaneId }>();
  const [done, setDone] = useState<string>();
  const bring = (id: PaneId) => setPane({ of: filter.application, id });
  const { query, desk } = useDesk(filter.application, () =>
    setPane({ of: filter.application, id: 'evidence' }),
  );

  // Opening a case brings it forward where there is room for one pane only.
  const usual: PaneId = filter.application ? 'case' : 'inbox';
  const active = pane && pane.of === filter.application ? pane.id : usual;
  const go = (change: Partial<Filter>, replace = false) =>
    void navigate(`/console/inbox${writeFilter({ ...filter, ...change })}`, { replace });
  const ids = inbox.data?.items.map(({ id }) => id) ?? [];
  useInboxKeys({
    ids,
    opened: filter.application,
    open: application => go({ application }, true),
    show: () => bring('inbox'),
  });

  return (
    <>
      <h1 ref={heading} className="zb-sr" tabIndex={-1}>
        {title}
      </h1>
      <Panes
        active={active}
        onActive={id =>
          setPane({ of: filter.application, id: id === 'inbox' || id === 'case' ? id : 'evidence' })
        }
        panes={[
          {
            id: 'inbox',
            label: t('panes.inbox'),
            content: (
              <InboxPane inbox={inbox} filter={filter} onChange={change => go(change, true)} done={done} />
            ),
          },
          {
            id: 'case',
            label: t('panes.case'),
            content: (
              <CasePane
                id={filter.application}
                query={query}
                desk={desk}
                onDone={words => {
                  setDone(words);
                  if (filter.application) go({ application: afterLeaving(ids, filter.application) }, true);
                }}
              />
            ),
          },
          {
            id: 'evidence',
            label: t('panes.evidence'),
            content: <EvidencePane desk={desk} forward={active === 'evidence'} />,
          },
        ]}
      />
    </>
  );
}
