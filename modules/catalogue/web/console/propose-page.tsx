import { RequireStaff } from '@zhiban/identity/web';
import { useChange } from '@zhiban/kernel/web';
import { Block, ErrorView, Loading, Page, Row } from '@zhiban/ui';
import { Button } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { listVersions, proposeVersion } from '../../model/operations.ts';
import { type CheckedPackage, checkPackage, isSound, readChosen } from './check-package.ts';
import { PackageReport } from './package-report.tsx';

const OWNER = 'service_owner';

/** A service owner chooses a folder, sees what lint and the examples say, and proposes it as the next version. */
export function Component() {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.propose' });
  return (
    <RequireStaff role={OWNER}>
      <Page
        title={t('title')}
        lead={t('lead')}
        back={{ to: '/console/services', label: t('back') }}
        width="wide"
      >
        <Propose />
      </Page>
    </RequireStaff>
  );
}

type State =
  | { kind: 'none' }
  | { kind: 'checking' }
  | { kind: 'checked'; checked: CheckedPackage }
  | { kind: 'failed'; error: unknown };

function Propose() {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.propose' });
  const navigate = useNavigate();
  const [state, setState] = useState<State>({ kind: 'none' });
  const proposal = useChange(proposeVersion, [listVersions]);
  const choose = (files: FileList) => {
    proposal.reset();
    setState({ kind: 'checking' });
    readChosen(files)
      .then(checkPackage)
      .then(
        checked => setState({ kind: 'checked', checked }),
        (error: unknown) => setState({ kind: 'failed', error }),
      );
  };
  const send = async ({ serviceId, files }: CheckedPackage) => {
    if (!serviceId) return;
    await proposal.mutateAsync({ params: { serviceId }, body: { files } });
    await navigate(`/console/services/${serviceId}`);
  };
  return (
    <>
      <Block title={t('choose')}>
        <p>{t('chooseText')}</p>
        <FolderButton label={t('folder')} onChosen={choose} />
      </Block>
      {state.kind === 'checking' ? <Loading label={t('checking')} /> : null}
      {state.kind === 'failed' ? <ErrorView error={state.error} /> : null}
      {state.kind === 'checked' ? (
        <>
          <PackageReport checked={state.checked} />
          <Block title={t('send')}>
            {isSound(state.checked) ? (
              <>
                <p>{t('sendText', { id: state.checked.serviceId })}</p>
                <Row>
                  <Button
                    type="primary"
                    loading={proposal.isPending}
                    onClick={() => void send(state.checked).catch(() => undefined)}
                  >
                    {t('confirm')}
                  </Button>
                </Row>
              </>
            ) : (
              <p>{t('notSound')}</p>
            )}
            {proposal.isError ? <ErrorView error={proposal.error} /> : null}
          </Block>
        </>
      ) : null}
    </>
  );
}

/** Browsers choose a folder through a file input; the button stands for it. */
function FolderButton({ label, onChosen }: { label: string; onChosen: (files: FileList) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const changed = (event: ChangeEvent<HTMLInputElement>) => {
    if (event.target.files?.length) onChosen(event.target.files);
    // The same folder may be chosen again after it was mended.
    event.target.value = '';
  };
  return (
    <Row>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={label}
        {...{ webkitdirectory: '' }}
        onChange={changed}
      />
    </Row>
  );
}
