const HERE = 'http://here.invalid';

/** The address of a sign-in page that leads back to `from` afterwards. */
export function signInAddress(
  signIn: string,
  from: { pathname: string; search: string; hash: string },
): string {
  const back = from.pathname + from.search + from.hash;
  return `${signIn}?back=${encodeURIComponent(back)}`;
}

/** Where to go after signing in: the `back` of the address if it is a page of ours, else `otherwise`. */
export function backOf(search: URLSearchParams, otherwise: string): string {
  const back = search.get('back');
  if (!back?.startsWith('/') || !URL.canParse(back, HERE)) return otherwise;
  const { origin, pathname, search: query, hash } = new URL(back, HERE);
  return origin === HERE ? pathname + query + hash : otherwise;
}
