import { readFileSync, writeFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const MS_A_TICK = 10;

/** Bytes of memory in use, and the most there have been since `forgetPeak` was called (elsewhere than on Linux: since the start). */
export function memoryOf(pid: number | 'self'): { readonly now: number; readonly peak: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const bytes = (name: string): number => Number(new RegExp(`${name}:\\s*(\\d+)`).exec(status)![1]) * 1024;
    return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
  } catch {
    return pid === 'self'
      ? { now: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 }
      : undefined;
  }
}

/** Lets the peak of this process count from here on, where the system can. */
export function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // What the start took, a small process's, then counts among the rest.
  }
}

/** Milliseconds that the processor has worked for another process and those it waited for; undefined where nobody tells. */
export function cpuOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the program's name, which may hold anything: user and system time, and those of children.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * MS_A_TICK;
  } catch {
    return undefined;
  }
}
