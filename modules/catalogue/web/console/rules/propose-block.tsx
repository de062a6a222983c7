import { useChange } from '@zhiban/kernel/web';
import { Block, ErrorView, Row, Stack } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { isUnchanged } from '../../../model/changes/package-changes.ts';
import type { ServiceFiles } from '../../../model/files.ts';
import { listVersions, proposeVersion } from '../../../model/operations.ts';
import { ChangesView } from './changes-view.tsx';
import { isSound } from './check/sound.ts';
import { useRulesText } from './texts.ts';
import type { DraftCheck } from './use-draft-report.ts';

interface Props {
  serviceId: string;
  files: ServiceFiles;
  check: DraftCheck;
  onProposed: () => void;
}

/** What changed, and the button that hands it to a second service owner, or why there is none. */
export function ProposeBlock({ serviceId, files, check, onProposed }: Props) {
  const t = useRulesText();
  const [asking, setAsking] = useState(false);
  const proposal = useChange(proposeVersion, [listVersions]);
  const { report } = check;
  const send = async () => {
    await proposal.mutateAsync({ params: { serviceId }, body: { files: { ...files } } });
    onProposed();
  };
  const why = whyNot(check);
  return (
    <Block title={t('propose.title')}>
      <p>{t('propose.lead')}</p>
      {report ? <ChangesView changes={report.changes} /> : null}
      {why ? <p>{t(`propose.${why}`)}</p> : null}
      {!why && asking ? (
        <Stack gap="tight">
          <p>{t('propose.ask')}</p>
          <Row>
            <Button
              type="primary"
              autoFocus
              loading={proposal.isPending}
              onClick={() => void send().catch(() => undefined)}
            >
              {t('propose.confirm')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('propose.cancel')}</Button>
          </Row>
        </Stack>
      ) : null}
      {why || asking ? null : (
        <Row>
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('propose.send')}
          </Button>
        </Row>
      )}
      {proposal.isError ? <ErrorView error={proposal.error} /> : null}
    </Block>
  );
}

/** Why this draft cannot be proposed now; undefined where it can. The server decides again. */
function whyNot({ state, report }: DraftCheck): 'failed' | 'checking' | 'unchanged' | 'notSound' | undefined {
  if (state === 'failed') return 'failed';
  if (state !== 'checked' || !report) return 'checking';
  if (isUnchanged(report.changes)) return 'unchanged';
  return isSound(report) ? undefined : 'notSound';
}
