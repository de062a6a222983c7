import type { Status } from '../../../model/lifecycle.ts';

/** The lists of the inbox, in the order in which they are shown. */
export const LISTS = ['review', 'correction', 'approved', 'refused'] as const satisfies Status[];
type List = (typeof LISTS)[number];

/** What the address of the inbox holds, so that it can be kept, shared and gone back to. */
export interface Filter {
  readonly list: List;
  readonly text: string;
  readonly service: string;
  /** The application that is open. */
  readonly application: string | undefined;
}

const NAMES = { list: 'list', text: 'q', service: 'service', application: 'case' } as const;

export function readFilter(search: URLSearchParams): Filter {
  const list = LISTS.find(known => known === search.get(NAMES.list)) ?? 'review';
  return {
    list,
    text: search.get(NAMES.text) ?? '',
    service: search.get(NAMES.service) ?? '',
    application: search.get(NAMES.application) ?? undefined,
  };
}

/** The search part of the address, without what is as usual. */
export function writeFilter({ list, text, service, application }: Filter): string {
  const search = new URLSearchParams();
  if (list !== 'review') search.set(NAMES.list, list);
  if (text !== '') search.set(NAMES.text, text);
  if (service !== '') search.set(NAMES.service, service);
  if (application !== undefined) search.set(NAMES.application, application);
  return search.size > 0 ? `?${search}` : '';
}
