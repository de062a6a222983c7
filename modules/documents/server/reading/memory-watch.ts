import { readFile } from 'node:fs/promises';

const EVERY_MS = 200;

/** Resident memory of a process in megabytes; null where the system does not tell (anything but Linux). */
async function residentMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : null;
}

/**
 * Watches what a process takes altogether: decoders and models take memory that the limit of JavaScript's heap
 * does not see.
 *
 * @returns ends the watch.
 */
export function watchMemory(
  pid: number,
  limitMb: number,
  onExceeded: (megabytes: number) => void,
): () => void {
  const timer = setInterval(async () => {
    const megabytes = await residentMb(pid);
    if (megabytes !== null && megabytes > limitMb) onExceeded(Math.round(megabytes));
  }, EVERY_MS);
  return () => clearInterval(timer);
}
