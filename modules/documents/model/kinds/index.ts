import { businessLicence } from './business-licence.ts';
import { householdRegister } from './household-register.ts';
import { hygieneLicence } from './hygiene-licence.ts';
import { propertyCertificate } from './property-certificate.ts';
import { publicationLicence } from './publication-licence.ts';
import { residentIdCard, residentIdCardBack } from './resident-id-card.ts';
import type { KindTemplate } from './template.ts';

export type { KindTemplate, TemplateField, TemplateLabel, ValueType } from './template.ts';

/** Every kind of material that can be read; the classifier chooses among them. */
export const kindTemplates: readonly KindTemplate[] = [
  businessLicence,
  hygieneLicence,
  publicationLicence,
  residentIdCard,
  residentIdCardBack,
  householdRegister,
  propertyCertificate,
];
