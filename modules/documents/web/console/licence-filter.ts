import { z } from 'zod';
import { licenceState } from '../../model/licence.ts';

/** Which licences the list shows; what is absent does not narrow it. */
const filter = z.object({
  text: z.string().trim().min(1).max(100).optional().catch(undefined),
  state: licenceState.optional().catch(undefined),
  expiringWithinDays: z.coerce.number().int().min(1).max(366).optional().catch(undefined),
  waiting: z
    .literal('true')
    .transform(() => true)
    .optional()
    .catch(undefined),
});
export type Filter = z.infer<typeof filter>;

/** The filter that stands in the address; what makes no sense there is left out. */
export function readFilter(search: URLSearchParams): Filter {
  const known = Object.entries(filter.parse(Object.fromEntries(search)));
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

/** The filter as it stands in the address. */
export function writeFilter(wanted: Filter): Record<string, string> {
  const said = Object.entries(wanted).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]));
}
