import { RequireStaff, useSession } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import { ErrorView, Loading, Page, useBilingual } from '@zhiban/ui';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { z } from 'zod';
import { getGuide, getServiceFiles } from '../../../model/operations.ts';
import { DraftNotices } from './draft-notices.tsx';
import { RuleEditor } from './rule-editor.tsx';
import './rules.css';
import { useRulesText } from './texts.ts';

const OWNER = 'service_owner';

/** A service owner edits the decision tables of a service, sees what that does, and proposes it. */
export function Component() {
  const { serviceId = '' } = useParams();
  const [search] = useSearchParams();
  const asked = search.get('version') ?? 'published';
  return (
    <RequireStaff role={OWNER}>
      <RulesPage key={`${serviceId} ${asked}`} serviceId={serviceId} asked={asked} />
    </RequireStaff>
  );
}

function RulesPage({ serviceId, asked }: { serviceId: string; asked: string }) {
  const t = useRulesText();
  const say = useBilingual();
  const guide = useOperation(getGuide, { params: { serviceId } });
  const published = useOperation(getServiceFiles, { params: { serviceId, version: 'published' } });
  const base = useOperation(getServiceFiles, {
    params: { serviceId, version: /^[1-9]\d*$/.test(asked) ? Number(asked) : 'published' },
  });
  const name = guide.data ? say(guide.data.name) : serviceId;
  const failed = [published, base].find(({ isError, data }) => isError && !data);
  return (
    <Page
      title={t('page.title', { name })}
      lead={base.data ? t('page.lead', { version: base.data.version.version }) : undefined}
      back={{ to: `/console/services/${serviceId}`, label: t('page.back') }}
      width="full"
    >
      {failed ? <ErrorView error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {published.data && base.data ? (
        <Editing serviceId={serviceId} published={published.data} base={base.data} />
      ) : failed ? null : (
        <Loading lines={8} />
      )}
    </Page>
  );
}

type VersionFiles = z.infer<typeof getServiceFiles.response>;

/** Keeps to the version that was opened, whatever is published meanwhile. */
function Editing(props: { serviceId: string; published: VersionFiles; base: VersionFiles }) {
  const { session } = useSession();
  const [base] = useState(props.base);
  if (session?.kind !== 'staff') return null;
  const { serviceId, published } = props;
  const draftKey = { staffId: session.staffId, serviceId, version: base.version.version };
  return (
    <>
      <DraftNotices draftKey={draftKey} published={published.version.version} />
      <RuleEditor draftKey={draftKey} published={published.files} base={base.files} />
    </>
  );
}
