import { readFileSync, writeFileSync } from 'node:fs';

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
