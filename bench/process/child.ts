// Does one piece of work in a process of its own, so that its time and memory are its own: `child.ts MODULE ARGUMENT`.
// What it cost goes to file descriptor 3, as JSON.
import { writeSync } from 'node:fs';
import { forgetPeak, memoryOf } from './usage.ts';

const [module, argument] = process.argv.slice(2);
const { run }: { readonly run: (argument: unknown) => unknown } = await import(module!);
forgetPeak();
const atStart = memoryOf('self')!.now;
const cpuAtStart = process.cpuUsage();
const started = performance.now();
const done: { result?: unknown } = {};
process.on('exit', () => {
  const milliseconds = performance.now() - started;
  const { user, system } = process.cpuUsage(cpuAtStart);
  const peakBytes = memoryOf('self')!.peak - atStart;
  writeSync(3, JSON.stringify({ milliseconds, cpuMs: (user + system) / 1000, peakBytes, ...done }));
});
done.result = await run(JSON.parse(argument!));
