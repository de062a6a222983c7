import { useSession, useStaffNames } from '@zhiban/identity/web';
import { useChange } from '@zhiban/kernel/web';
import { Block, ErrorView, Row, Stack, type State, StateTag, useFormat, useThemeName } from '@zhiban/ui';
import { Button, Descriptions } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  approveVersion,
  getGuide,
  getServiceFiles,
  listServices,
  listVersions,
  type VersionView,
} from '../../model/operations.ts';
import { approvalOf } from './approval.ts';

const STATES: Readonly<Record<VersionView['state'], State>> = {
  proposed: 'warning',
  published: 'success',
  retired: 'neutral',
};

/** One version: who proposed it, what was checked then, and its publication by a second person. */
export function Version({ version, children }: { version: VersionView; children?: ReactNode }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.versions' });
  const { dateTime } = useFormat();
  const columns = useThemeName() === 'elder' ? 1 : { xs: 1, md: 2 };
  const nameOf = useStaffNames([version.proposedBy, version.approvedBy]);
  const { state, proposedBy, proposedAt, approvedBy, approvedAt, digest } = version;
  return (
    <Block
      title={t('version', { n: version.version })}
      actions={<StateTag state={STATES[state]}>{t(`state.${state}`)}</StateTag>}
    >
      <Descriptions
        size="small"
        column={columns}
        items={[
          {
            key: 'proposed',
            label: t('proposed'),
            children: t('by', { name: nameOf(proposedBy), at: dateTime(proposedAt) }),
          },
          ...(approvedBy && approvedAt
            ? [
                {
                  key: 'approved',
                  label: t('approved'),
                  children: t('by', { name: nameOf(approvedBy), at: dateTime(approvedAt) }),
                },
              ]
            : []),
          { key: 'checked', label: t('checked'), children: t('checkedText') },
          { key: 'digest', label: t('digest'), children: digest },
        ]}
      />
      {children}
      <Approve version={version} />
    </Block>
  );
}

/** The button for a second service owner, or why there is none. */
function Approve({ version }: { version: VersionView }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.versions' });
  const { session } = useSession();
  const [asking, setAsking] = useState(false);
  const approval = useChange(approveVersion, [listVersions, listServices, getGuide, getServiceFiles]);
  const may = approvalOf(version, session);
  if (may === 'published' || may === 'retired') return null;
  if (may !== 'possible') return <p>{t(`why.${may}`)}</p>;
  const { serviceId, version: number } = version;
  return (
    <Stack gap="tight">
      {asking ? (
        <>
          <p>{t('ask', { n: number })}</p>
          <Row>
            <Button
              type="primary"
              autoFocus
              loading={approval.isPending}
              onClick={() => approval.mutate({ params: { serviceId, version: number } })}
            >
              {t('confirm', { n: number })}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
          </Row>
        </>
      ) : (
        <Row>
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('publish')}
          </Button>
        </Row>
      )}
      {approval.isError ? <ErrorView error={approval.error} /> : null}
    </Stack>
  );
}
