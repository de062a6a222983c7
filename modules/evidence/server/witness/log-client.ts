import {
  addCosignature,
  getCheckpoint,
  getConsistencyProof,
  getEvidenceKeys,
} from '../../model/operations.ts';

/** A log that did not answer, or not as a log does. */
export class LogUnreachable extends Error {
  override name = 'LogUnreachable';
}

/** The log as a witness meets it, over HTTP. */
export interface LogClient {
  checkpoint(): Promise<string>;
  /** Hashes in hexadecimal; null when the log has no such proof. */
  consistency(from: number, to: number): Promise<string[] | null>;
  /** The statements by which its key changed hands. */
  handovers(): Promise<string[]>;
  /** @returns whether the log took it */
  submit(size: number, line: string): Promise<boolean>;
}

const TIMEOUT_MS = 10_000;

export function logClient(base: string): LogClient {
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(base.replace(/\/$/, '') + path, {
      ...init,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      throw new LogUnreachable(`${base} does not answer`, { cause });
    });
    if (answer.status >= 500) throw new LogUnreachable(`${base} answers ${answer.status}`);
    return answer;
  };
  return {
    async checkpoint() {
      const answer = await send(getCheckpoint.path);
      if (!answer.ok) throw new LogUnreachable(`${base} has no head (${answer.status})`);
      return answer.text();
    },
    async consistency(from, to) {
      const answer = await send(`${getConsistencyProof.path}?from=${from}&to=${to}`);
      const parsed = getConsistencyProof.response.safeParse(await answer.json().catch(() => null));
      return answer.ok && parsed.success ? parsed.data.hashes : null;
    },
    async handovers() {
      const answer = await send(getEvidenceKeys.path);
      const parsed = getEvidenceKeys.response.safeParse(await answer.json().catch(() => null));
      if (!parsed.success) throw new LogUnreachable(`${base} names no keys`);
      return parsed.data.handovers;
    },
    async submit(size, line) {
      const answer = await send(addCosignature.path, {
        method: addCosignature.method,
        headers: { 'content-type': 'application/json', 'x-zhiban-request': '1' },
        body: JSON.stringify({ size, line }),
      });
      return answer.ok;
    },
  };
}
