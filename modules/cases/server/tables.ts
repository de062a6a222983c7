import type { Decision } from '@zhiban/catalogue';
import type { Fact, FactValue } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import { boolean, date, integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { Status } from '../model/lifecycle.ts';
import type { correctionPoint, sourceView } from '../model/view.ts';

const cases = pgSchema('cases');
const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What the applicant wrote himself, by element code. */
export type Declared = Readonly<Record<string, { readonly value: FactValue; readonly at: string }>>;

export interface Prefill {
  readonly state: 'running' | 'done';
  readonly at: string;
  /** Facts of registers, of licences issued here and of earlier applications. */
  readonly facts: readonly Fact[];
  readonly sources: readonly z.infer<typeof sourceView>[];
}

/** By material id: the entry of the library that is used, or that the applicant wants to hand in his own. */
export type Reuse = Readonly<
  Record<
    string,
    | { readonly entryId: string; readonly consent: 'ask' | 'standing'; readonly at: string }
    | { readonly declined: true }
  >
>;

/** Document id by material id. */
export type Materials = Readonly<Record<string, string>>;

/** What an application held when it was last submitted. */
export interface Submitted {
  readonly answers: Readonly<Record<string, string>>;
  readonly declared: Declared;
  readonly materials: Materials;
  readonly reuse: Reuse;
}

export interface StoredDecision extends Omit<Decision, 'trace'> {
  readonly decidedAt: string;
  readonly decidedBy: string | null;
  readonly seconds: number;
  readonly note: string | null;
}

export const application = cases.table('application', {
  id: uuid().primaryKey(),
  number: text().notNull(),
  serviceId: text('service_id').notNull(),
  serviceVersion: integer('service_version').notNull(),
  serviceName: jsonb('service_name').$type<Bilingual>().notNull(),
  status: text().$type<Status>().notNull(),
  revision: integer().notNull(),
  personId: uuid('person_id').notNull(),
  personName: text('person_name').notNull(),
  organisation: text(),
  applicantName: text('applicant_name').notNull(),
  /** Unified social credit code; a person's ID number is sealed. */
  applicantCode: text('applicant_code').notNull(),
  departmentId: text('department_id').notNull(),
  departmentName: text('department_name').notNull(),
  answers: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
  declared: jsonb().$type<Declared>().notNull(),
  prefill: jsonb().$type<Prefill>().notNull(),
  materials: jsonb().$type<Materials>().notNull(),
  reuse: jsonb().$type<Reuse>().notNull(),
  /** While it is sent back to be mended, and once it is withdrawn from there: see `asMet`. */
  submitted: jsonb().$type<Submitted>(),
  corrections: jsonb().$type<readonly z.infer<typeof correctionPoint>[]>().notNull(),
  decision: jsonb().$type<StoredDecision>(),
  /** The first reason, for lists. */
  reason: jsonb().$type<Bilingual>(),
  evidenceCode: text('evidence_code'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  submittedAt: instant('submitted_at'),
  dueOn: date('due_on'),
  closedAt: instant('closed_at'),
  /** When its contents were erased by law. */
  erasedAt: instant('erased_at'),
  /** Documents that were taken out or replaced, so that an erasure by law reaches them. */
  formerDocuments: uuid('former_documents').array().notNull(),
  /** Whether each of its letters and notices is on record with its digest. */
  papersRecorded: boolean('papers_recorded').notNull(),
});
