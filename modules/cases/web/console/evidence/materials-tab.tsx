import { Empty, Row, Stack, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { findEntry } from '../case/fact-groups.ts';
import type { Desk } from '../desk.ts';
import { MaterialPage } from './material-page.tsx';

/** The materials' pages with everything that was read on them. */
export function MaterialsTab({ desk }: { desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const say = useBilingual();
  const given = desk.view.materials.filter(({ document }) => document !== null);
  const { id, page } = shownPage(desk);
  const material = given.find(candidate => candidate.id === id) ?? given[0];
  if (!material) return <Empty what={t('noMaterials')} />;
  return (
    <Stack gap="tight">
      {given.length > 1 ? (
        <Row>
          {given.map(candidate => (
            <Button
              key={candidate.id}
              aria-pressed={candidate === material}
              color="default"
              variant={candidate === material ? 'solid' : 'outlined'}
              onClick={() => desk.select({ kind: 'material', id: candidate.id, page: 1 })}
            >
              {say(candidate.name)}
            </Button>
          ))}
        </Row>
      ) : null}
      <MaterialPage desk={desk} material={material} page={material.id === id ? page : 1} />
    </Stack>
  );
}

/** The page that the selection is about. */
function shownPage({ selection, groups, view }: Desk): { id: string | undefined; page: number } {
  if (selection?.kind === 'material') return selection;
  if (selection?.kind === 'fact') {
    const read = findEntry(groups, selection.key)?.answer?.read;
    return { id: read?.material, page: read?.page ?? 1 };
  }
  const reason = view.decision?.reasons.find(({ id }) => id === selection?.id);
  return { id: reason?.material, page: 1 };
}
