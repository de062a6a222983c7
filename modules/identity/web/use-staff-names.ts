import { useOperation } from '@zhiban/kernel/web';
import { useTranslation } from 'react-i18next';
import { listStaffNames } from '../model/operations.ts';
import { useSession } from './session.ts';

/**
 * What a page calls members of staff whose ids or user names stand in a record: 您本人 for who is signed in, name and
 * department for others; as it stands while that is read, and where nobody is known by it.
 */
export function useStaffNames(ids: readonly (string | null)[]): (id: string) => string {
  const { t } = useTranslation('identity', { keyPrefix: 'who' });
  const { session } = useSession();
  const own = session?.kind === 'staff' ? session.staffId : null;
  const others = [...new Set(ids)].filter(id => id !== null && id !== own).toSorted();
  const query = useOperation(
    listStaffNames,
    { query: { of: others.join(',') } },
    { enabled: others.length > 0 },
  );
  return id => {
    if (id === own) return t('you');
    const found = query.data?.staff.find(({ of }) => of === id);
    return found ? t('named', found) : id;
  };
}
