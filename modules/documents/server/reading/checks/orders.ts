import { element } from '@zhiban/facts';
import type { ReadField, TamperSign } from '../../../model/reading.ts';

/** What comes first, and what cannot be earlier. */
const orders: readonly (readonly [earlier: string, later: string])[] = [
  ['birth_date', 'id_card_valid_from'],
  ['birth_date', 'household_registered_on'],
  ['id_card_valid_from', 'id_card_valid_to'],
  ['licence_valid_from', 'licence_valid_to'],
  ['licence_issue_date', 'licence_valid_to'],
  ['business_term_from', 'business_term_to'],
  ['establishment_date', 'business_term_to'],
  ['establishment_date', 'registration_date'],
];

export interface DateOrder {
  readonly earlier: ReadField;
  readonly later: ReadField;
  readonly holds: boolean;
}

/** The orders that the dates of a material can be held against; dates are normalised already. */
export function dateOrders(fields: readonly ReadField[]): DateOrder[] {
  const dates = new Map(
    fields.filter(({ value }) => /^\d{4}-\d\d-\d\d$/.test(value)).map(field => [field.element, field]),
  );
  return orders.flatMap(([first, second]) => {
    const [earlier, later] = [dates.get(first), dates.get(second)];
    return earlier && later ? [{ earlier, later, holds: earlier.value <= later.value }] : [];
  });
}

/** What to tell about dates that cannot both be right. */
export function orderSign({ earlier, later }: DateOrder): TamperSign {
  const [one, other] = [element(earlier.element).name, element(later.element).name];
  return {
    kind: 'dates',
    page: later.page,
    box: later.box,
    text: {
      zh: `${other.zh}（${later.value}）早于${one.zh}（${earlier.value}），请对照原件核对。`,
      en: `${other.en} (${later.value}) is before ${one.en} (${earlier.value}); compare with the original.`,
    },
  };
}
