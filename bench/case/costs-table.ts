import type { Table } from '../part.ts';
import { peakOf, timeOf, type Costs } from '../process/interleave.ts';
import { median } from '../process/median.ts';

/** What was read, to tell speeds. */
export interface Amount {
  /** Uncompressed. */
  readonly bytes: number;
  readonly events: number;
}

/** A row for each way; those that did not run here are listed, too. */
export function costsTable(
  title: string,
  costs: Costs,
  { bytes, events }: Amount,
  missing: readonly string[],
): Table {
  const rows = [...costs].map(([name, runs]) => {
    const milliseconds = timeOf(costs, name);
    const cpu = runs.flatMap(({ cpuMs }) => cpuMs ?? []);
    const peak = peakOf(costs, name);
    return [
      name,
      `${milliseconds.toFixed(0)} ms`,
      `${(bytes / 1000 / milliseconds).toFixed(0)} MB/s`,
      Math.round((events / milliseconds) * 1000).toLocaleString('en-US'),
      cpu.length > 0 ? `${median(cpu).toFixed(0)} ms` : '–',
      peak === undefined ? '–' : `${peak.toFixed(0)} MiB`,
    ];
  });
  return {
    title,
    head: ['', 'time', 'of JSON', 'events/s', 'processor time', 'peak memory'],
    rows: [...rows, ...missing.map((name) => [name, 'not installed', '', '', '', ''])],
  };
}
