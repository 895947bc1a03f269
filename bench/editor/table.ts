import { generateLog } from '../data/log.ts';
import type { Part } from '../part.ts';
import { measureLatency, type Latency } from './latency.ts';

const HEAD = [
  'document',
  'events',
  '`JSON.parse`',
  'first diagnostics',
  'after an edit',
  'taking in the text',
  'longest wait behind analysis',
  'first hover',
];

/**
 * How long a document takes from the editor to its first diagnostics and after an edit, how long other requests wait
 * meanwhile: through the built server and real messages, as an editor has it.
 */
export async function measureEditor(megabytes: readonly number[]): Promise<Part> {
  const latencies: Latency[] = [];
  for (const size of megabytes)
    latencies.push(await measureLatency(size, generateLog(size * 1_000_000, 'one-line')));
  return {
    goals: [],
    tables: [
      {
        title: 'one-line logs in the editor, × `JSON.parse` of the same text',
        head: HEAD,
        rows: latencies.map(row),
      },
    ],
    data: latencies,
  };
}

/** Times as multiples of `JSON.parse` of the same text in the same run: so they mean the same on any machine. */
function row({
  megabytes,
  events,
  parseMs,
  firstMs,
  editMs,
  transportMs,
  waitMs,
  hoverMs,
}: Latency): string[] {
  const times = (ms: number) => `${(ms / parseMs).toFixed(1)} × (${ms.toFixed(0)} ms)`;
  return [
    `${megabytes} MB`,
    events.toLocaleString('en-US'),
    `${parseMs.toFixed(1)} ms`,
    times(firstMs),
    times(editMs),
    `${transportMs.toFixed(0)} ms`,
    `${waitMs.toFixed(0)} ms`,
    `${hoverMs.toFixed(0)} ms`,
  ];
}
