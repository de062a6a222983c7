import { useSession } from '@zhiban/identity/web';
import { lazy, Suspense } from 'react';

/** Loaded only for those who can have matters: the first page stays small for everyone else. */
const UnderWay = lazy(async () => ({ default: (await import('./under-way.tsx')).UnderWay }));

/** The first page's block of my matters under way; absent for those who are not signed in. */
export function Component() {
  const { session } = useSession();
  if (session?.kind !== 'applicant') return null;
  return (
    <Suspense>
      <UnderWay />
    </Suspense>
  );
}
