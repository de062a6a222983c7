import type { Caller } from '@zhiban/identity';
import type { Kernel, ModuleParts, Route } from '@zhiban/kernel/server';
import { sealedApplicantCodes } from './applicant-code.ts';
import { type CaseContext, findApplication, metRow } from './context.ts';
import { describeApplication } from './describe-application.ts';
import { applicationEraser } from './erase-application.ts';
import { issueResult } from './issue-result.ts';
import { noteOpening } from './note-opening.ts';
import { prefillApplication } from './prefill-application.ts';
import { caseRoutes } from './routes.ts';
import { caseStore } from './store.ts';
import { writePapers } from './write-papers.ts';

/** Applications: from the first question to the decision and its licence. */
export type Cases = ModuleParts<Route<Caller>>;

export function createCases(kernel: Kernel, neighbours: Omit<CaseContext, 'kernel' | 'store'>): Cases {
  const context: CaseContext = { kernel, store: caseStore(kernel.db), ...neighbours };
  context.evidence.own({
    prefix: 'application',
    row: async id => metRow(await findApplication(context, id)),
    opened: async (id, caller) => noteOpening(context, caller, await findApplication(context, id)),
    about: id => describeApplication(context, id),
  });
  return {
    routes: caseRoutes(context),
    migrations: { module: 'cases', folder: new URL('./migrations/', import.meta.url) },
    sealed: [sealedApplicantCodes],
    erasers: [applicationEraser(context)],
    jobs: [prefillApplication(context), issueResult(context), writePapers(context)],
  };
}
