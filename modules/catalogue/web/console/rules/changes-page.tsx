import { RequireStaff } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import { Block, Empty, ErrorView, Loading, Page, Stack, useBilingual } from '@zhiban/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import type { ServiceFiles } from '../../../model/files.ts';
import { getGuide, getServiceFiles } from '../../../model/operations.ts';
import { Version } from '../version.tsx';
import { ChangesView } from './changes-view.tsx';
import type { DraftReport } from './check/check-draft.ts';
import './rules.css';
import { useRulesText } from './texts.ts';
import { useRuleChecker } from './use-draft-report.ts';

const OWNER = 'service_owner';

/** What a proposed version changes against the published one, for the second person, who publishes it here. */
export function Component() {
  return (
    <RequireStaff role={OWNER}>
      <Changes />
    </RequireStaff>
  );
}

function Changes() {
  const t = useRulesText();
  const say = useBilingual();
  const { serviceId = '', version = '' } = useParams();
  const guide = useOperation(getGuide, { params: { serviceId } });
  const published = useOperation(getServiceFiles, { params: { serviceId, version: 'published' } });
  const proposed = useOperation(getServiceFiles, { params: { serviceId, version: Number(version) } });
  const failed = [published, proposed].find(({ isError, data }) => isError && !data);
  const waits = proposed.data?.version.state === 'proposed';
  return (
    <Page
      title={t('review.title', { n: version, name: guide.data ? say(guide.data.name) : serviceId })}
      lead={
        waits && published.data ? t('review.lead', { published: published.data.version.version }) : undefined
      }
      back={{ to: `/console/services/${serviceId}`, label: t('page.back') }}
      width="wide"
    >
      {failed ? <ErrorView error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {published.data && proposed.data ? (
        <Stack>
          {waits ? (
            <Block title={t('changes.title')}>
              <Compared before={published.data.files} after={proposed.data.files} />
            </Block>
          ) : (
            <Empty what={t('review.notProposed')} />
          )}
          <Version version={proposed.data.version} />
        </Stack>
      ) : failed ? null : (
        <Loading lines={8} />
      )}
    </Page>
  );
}

function Compared({ before, after }: { before: ServiceFiles; after: ServiceFiles }) {
  const checker = useRuleChecker();
  const [state, setState] = useState<{ report?: DraftReport; error?: unknown }>({});
  useEffect(() => {
    checker.check(before, after).then(
      report => report && setState({ report }),
      (error: unknown) => setState({ error }),
    );
  }, [checker, before, after]);
  if (state.error) return <ErrorView error={state.error} />;
  return state.report ? <ChangesView changes={state.report.changes} /> : <Loading lines={4} />;
}
