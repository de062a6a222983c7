/**
 * What must become of a file:
 * - a code of the catalogue: refused at the door, before anything is stored, with this reason
 * - `read`: accepted and read
 * - `reading:` and a code: accepted, since it opens; the reading ends with this reason
 * - `stopped`: accepted; its reading is stopped at the bound of time or of memory, whichever it meets first
 */
export type Verdict = `DOCUMENTS_${string}` | 'read' | 'stopped' | `reading: DOCUMENTS_${string}`;

/** A file made by a script, with what must become of it. */
export interface HostileFile {
  readonly what: string;
  readonly verdict: Verdict;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
}

export const hostile = (what: string, verdict: Verdict, make: HostileFile['make']): HostileFile => ({
  what,
  verdict,
  make,
});

export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
export const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

/** Cut off after these shares of its length. */
export const cutOff = (
  what: string,
  shares: readonly (readonly [share: number, verdict: Verdict])[],
  make: HostileFile['make'],
): HostileFile[] =>
  shares.map(([share, verdict]) =>
    hostile(`${what}, cut off after ${share}`, verdict, async () => {
      const whole = await make();
      return whole.subarray(0, Math.floor(whole.length * share));
    }),
  );
