import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks a second in /proc; Linux has 100 everywhere. */
const ticks = 100;

const statOf = async (pid: string): Promise<readonly string[]> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may hold spaces.
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** CPU seconds and the most memory, in MB, of the processes that this one started; NaN where /proc is missing. */
export async function costOfChildren(): Promise<{ readonly cpuSeconds: number; readonly peakMb: number }> {
  const own = String(process.pid);
  const pids = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name));
  const children: string[] = [];
  for (const pid of pids) if ((await statOf(pid))[1] === own) children.push(pid);
  let [cpuSeconds, peakMb] = [Number.NaN, Number.NaN];
  for (const pid of children) {
    const stat = await statOf(pid);
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const seconds = (Number(stat[11]) + Number(stat[12])) / ticks;
    const high = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
    cpuSeconds = Number.isNaN(cpuSeconds) ? seconds : cpuSeconds + seconds;
    peakMb = Number.isNaN(peakMb) ? high : Math.max(peakMb, high);
  }
  return { cpuSeconds, peakMb };
}
