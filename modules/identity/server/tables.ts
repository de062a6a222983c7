import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  pgSchema,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  ALERT_KINDS,
  Company,
  OpeningPurpose,
  OpeningView,
  SignInMethod,
  StaffRole,
} from '../model/index.ts';

const identity = pgSchema('identity');
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true });
const createdAt = () => instant('created_at').notNull();

export const division = identity.table('division', {
  code: text().primaryKey(),
  name: text().notNull(),
  parentCode: text('parent_code'),
  createdAt: createdAt(),
});

export const department = identity.table('department', {
  id: text().primaryKey(),
  name: text().notNull(),
  divisionCode: text('division_code').notNull(),
  uscc: text().notNull(),
  createdAt: createdAt(),
});

export const departmentMatter = identity.table('department_matter', {
  divisionCode: text('division_code').notNull(),
  matter: text().notNull(),
  departmentId: text('department_id').notNull(),
  createdAt: createdAt(),
});

export const person = identity.table('person', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  residentIdDigest: text('resident_id_digest').notNull(),
  residentIdSealed: bytea('resident_id_sealed').notNull(),
  createdAt: createdAt(),
});

export const organisation = identity.table('organisation', {
  uscc: text().primaryKey(),
  name: text().notNull(),
  createdAt: createdAt(),
});

export const delegation = identity.table('delegation', {
  id: uuid().primaryKey(),
  personId: uuid('person_id').notNull(),
  uscc: text().notNull(),
  basis: text().$type<Company['basis']>().notNull(),
  services: text().array(),
  validFrom: date('valid_from').notNull(),
  validTo: date('valid_to'),
  createdAt: createdAt(),
});

export const staff = identity.table('staff', {
  id: uuid().primaryKey(),
  userName: text('user_name').notNull(),
  name: text().notNull(),
  departmentId: text('department_id').notNull(),
  roles: text().array().$type<StaffRole[]>().notNull(),
  personDigest: text('person_digest'),
  passwordHash: text('password_hash').notNull(),
  totpSecretSealed: bytea('totp_secret_sealed').notNull(),
  totpLastStep: bigint('totp_last_step', { mode: 'number' }).notNull().default(0),
  demo: boolean().notNull(),
  disabledAt: instant('disabled_at'),
  createdAt: createdAt(),
});

export const session = identity.table('session', {
  id: uuid().primaryKey(),
  tokenDigest: text('token_digest').notNull(),
  personId: uuid('person_id'),
  staffId: uuid('staff_id'),
  method: text().$type<SignInMethod>().notNull(),
  actingFor: text('acting_for'),
  createdAt: createdAt(),
  lastSeenAt: instant('last_seen_at').notNull(),
  factorAt: instant('factor_at'),
  network: text(),
  expiresAt: instant('expires_at').notNull(),
});

export const signInAttempt = identity.table('sign_in_attempt', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant('last_at').notNull(),
  pausedUntil: instant('paused_until'),
});

export const demoAccount = identity.table('demo_account', {
  key: text().primaryKey(),
  personId: uuid('person_id'),
  staffId: uuid('staff_id'),
  passwordSealed: bytea('password_sealed'),
  createdAt: createdAt(),
});

export const passkey = identity.table('passkey', {
  id: text().primaryKey(),
  staffId: uuid('staff_id').notNull(),
  publicKey: bytea('public_key').notNull(),
  counter: bigint({ mode: 'number' }).notNull(),
  name: text().notNull(),
  createdAt: createdAt(),
  lastUsedAt: instant('last_used_at'),
});

export const challenge = identity.table('challenge', {
  digest: text().primaryKey(),
  expiresAt: instant('expires_at').notNull(),
});

export const knownDevice = identity.table('known_device', {
  subjectId: uuid('subject_id').notNull(),
  digest: text().notNull(),
  firstSeenAt: instant('first_seen_at').notNull(),
});

export const securityAlert = identity.table('security_alert', {
  id: uuid().primaryKey(),
  kind: text().$type<(typeof ALERT_KINDS)[number]>().notNull(),
  staffId: uuid('staff_id').notNull(),
  departmentId: text('department_id').notNull(),
  at: instant('at').notNull(),
  detail: text().notNull(),
});

export const personalReading = identity.table('personal_reading', {
  staffId: uuid('staff_id').notNull(),
  at: instant('at').notNull(),
});

export const opening = identity.table('opening', {
  record: text().notNull(),
  staffId: uuid('staff_id').notNull(),
  purpose: text().$type<OpeningPurpose>().notNull(),
  day: date().notNull(),
  role: text().$type<OpeningView['role']>().notNull(),
  departmentId: text('department_id').notNull(),
  at: instant('at').notNull(),
});
