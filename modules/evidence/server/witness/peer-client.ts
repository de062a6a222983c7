/** Another witness of the same log, as its peers meet it. */
export interface PeerClient {
  readonly url: string;
  /** The newest head that it signed; null when it does not answer or has none. */
  head(): Promise<string | null>;
}

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 10_000;

export function peerClient(url: string): PeerClient {
  return {
    url,
    async head() {
      try {
        const answer = await fetch(`${url.replace(/\/$/, '')}/head`, {
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        const text = answer.ok ? await answer.text() : '';
        return text && text.length < MOST_BYTES ? text : null;
      } catch {
        return null;
      }
    },
  };
}
