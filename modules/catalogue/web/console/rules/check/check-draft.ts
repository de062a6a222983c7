import { type Element, element } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import { comparePackages, type Measured, measurePackage } from '../../../../model/changes/index.ts';
import type { PackageChanges } from '../../../../model/changes/package-changes.ts';
import { vocabularyOf } from '../../../../model/context.ts';
import { type ExampleResult, type ExamplesReport, exampleInput } from '../../../../model/examples.ts';
import type { ServiceFiles } from '../../../../model/files.ts';
import type { Finding } from '../../../../model/finding.ts';
import { lintService } from '../../../../model/lint/index.ts';
import type { Question } from '../../../../model/service.ts';
import { type TracedRow, tracedRows } from '../../../../model/traced-rows.ts';
import type { Decision, DecisionInput } from '../../../../model/types.ts';

/** What a trial can start from and change. */
export interface TrialSetting {
  readonly questions: readonly Question[];
  readonly registers: readonly string[];
  readonly materials: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly carriers: readonly {
    readonly name: string;
    readonly elements: readonly Pick<Element, 'code' | 'name' | 'type' | 'choices'>[];
  }[];
  readonly cases: readonly { readonly id: string; readonly name: Bilingual; readonly input: DecisionInput }[];
}

/** Everything that the editor says about a draft. */
export interface DraftReport {
  readonly serviceId: string | null;
  readonly findings: readonly Finding[];
  /** Null where the rules or the cases do not compile. */
  readonly examples: readonly Omit<ExampleResult, 'decision'>[] | null;
  readonly coverage: ExamplesReport['coverage'];
  readonly changes: PackageChanges;
  readonly trial: TrialSetting | null;
}

/** Lints a draft, runs its example cases and compares it with the version that is published. */
export async function checkDraft(published: Measured, files: ServiceFiles): Promise<DraftReport> {
  const [findings, measured] = await Promise.all([lintService(files), measurePackage(files)]);
  const { service, report } = measured;
  return {
    serviceId: service?.definition.id ?? null,
    findings,
    examples: report?.results.map(({ decision: _made, ...result }) => result) ?? null,
    coverage: report?.coverage ?? [],
    changes: comparePackages(published, measured),
    trial: trialSetting(measured),
  };
}

function trialSetting({ service, examples }: Measured): TrialSetting | null {
  if (!service || !examples) return null;
  const { definition } = service;
  const describe = (code: string) => {
    const { name, type, choices } = element(code);
    return { code, name, type, choices };
  };
  return {
    questions: definition.situations,
    registers: definition.registers.map(({ name }) => name),
    materials: definition.materials.map(({ id, name }) => ({ id, name })),
    carriers: Array.from(vocabularyOf(definition).carriers, ([name, elements]) => ({
      name,
      elements: elements.map(({ code }) => describe(code)),
    })),
    cases: examples.cases.map(example => ({
      id: example.id,
      name: example.name,
      input: exampleInput(definition, examples.base, example),
    })),
  };
}

/** What comes of one case under a draft; null where it does not compile. */
export interface TrialResult extends Pick<Decision, 'outcome' | 'band' | 'reasons'> {
  readonly rows: readonly TracedRow[];
}

/** Decides one case under a draft, with the trace of every row. */
export async function tryCase(files: ServiceFiles, input: DecisionInput): Promise<TrialResult | null> {
  const { service } = await measurePackage(files);
  if (!service) return null;
  const decision = service.decide(input, { trace: true });
  const { outcome, band, reasons } = decision;
  return { outcome, band, reasons, rows: tracedRows(service, decision) };
}
