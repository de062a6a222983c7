import { getServiceFiles, ruleTables, type ServiceFiles } from '@zhiban/catalogue';
import { useOperation } from '@zhiban/kernel/web';
import { useEffect, useState } from 'react';
import type { TablePair } from './population-run.ts';

type Compiled = { readonly pairs?: readonly TablePair[]; readonly error?: unknown };

/** The tables that the published version and the edited one both have, compiled in the browser. */
export function usePairs(serviceId: string, files: ServiceFiles): Compiled {
  const published = useOperation(getServiceFiles, { params: { serviceId, version: 'published' } });
  const [compiled, setCompiled] = useState<Compiled>({});
  const before = published.data?.files;
  useEffect(() => {
    if (!before) return;
    let current = true;
    const tell = (result: Compiled) => {
      if (current) setCompiled(result);
    };
    pairsOf(before, files).then(
      pairs => tell({ pairs }),
      (error: unknown) => tell({ error }),
    );
    return () => {
      current = false;
    };
  }, [before, files]);
  return published.error ? { error: published.error } : compiled;
}

async function pairsOf(before: ServiceFiles, after: ServiceFiles): Promise<TablePair[]> {
  const [published, edited] = await Promise.all([ruleTables(before), ruleTables(after)]);
  return edited.flatMap(table => {
    const same = published.find(candidate => candidate.table.name === table.table.name);
    return same ? [{ before: same, after: table }] : [];
  });
}
