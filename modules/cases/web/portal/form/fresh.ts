import { useEffect, useRef, useState } from 'react';
import type { ApplicationView } from '../../../model/view.ts';

type Groups = Pick<ApplicationView, 'groups'>;

/** Per element the source that its value comes from, without what the applicant wrote. */
function sourcesIn({ groups }: Groups): Map<string, string> {
  const facts = groups.flatMap(({ fields }) => fields).flatMap(({ fact }) => fact ?? []);
  return new Map(
    facts
      .filter(({ source }) => source.kind !== 'applicant')
      .map(({ element, source, value }) => [element, `${source.id} ${value}`]),
  );
}

/** The elements that a source filled in, or filled anew, between two states of the application. */
export function filledIn(before: Groups, after: Groups): string[] {
  const known = sourcesIn(before);
  return [...sourcesIn(after)].flatMap(([element, source]) =>
    known.get(element) === source ? [] : [element],
  );
}

/** The elements that were filled in since the page was opened: they are highlighted once. */
export function useFresh(view: ApplicationView): ReadonlySet<string> {
  const seen = useRef(view);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const filled = filledIn(seen.current, view);
    seen.current = view;
    if (filled.length > 0) setFresh(now => new Set([...now, ...filled]));
  }, [view]);
  return fresh;
}
