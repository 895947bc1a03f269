// npm run bench: how long a document takes from the editor to its first diagnostics and after an edit, how long other
// requests wait meanwhile. Through the built server and real messages, as an editor has it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { DIST, ROOT } from '../scripts/lib/paths.ts';
import { generateLog } from './generate.ts';
import { readingTable } from './kernel.ts';
import { measure, type Measurement } from './measure.ts';

const MEGABYTES = [1, 5, 20, 40];

if (!existsSync(join(DIST, 'server.cjs'))) throw new Error('Build first: npm run build');
const rows: Measurement[] = [];
for (const megabytes of MEGABYTES)
  rows.push(await measure(megabytes, generateLog(megabytes * 1_000_000, 'one-line')));
console.log(readingTable(), '\n');
console.log(table(rows));
writeResults(rows);

/** Times as multiples of `JSON.parse` of the same text in the same run: so they mean the same on any machine. */
function table(measurements: readonly Measurement[]): string {
  const lines = measurements.map(
    ({ megabytes, events, parseMs, firstMs, editMs, transportMs, waitMs, hoverMs }) => {
      const times = (ms: number) => `${(ms / parseMs).toFixed(1)} × (${ms.toFixed(0)} ms)`;
      const cells = [
        `${megabytes} MB`,
        events.toLocaleString('en-US'),
        `${parseMs.toFixed(1)} ms`,
        times(firstMs),
        times(editMs),
        `${transportMs.toFixed(0)} ms`,
        `${waitMs.toFixed(0)} ms`,
        `${hoverMs.toFixed(0)} ms`,
      ];
      return `| ${cells.join(' | ')} |`;
    },
  );
  return [
    '| document | events | `JSON.parse` | first diagnostics | after an edit | taking in the text | longest wait behind analysis | first hover |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function writeResults(measurements: readonly Measurement[]): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    platform: `${process.platform} ${process.arch}`,
  };
  const result = { version, node: process.version, machine, date: new Date().toISOString(), measurements };
  mkdirSync(join(ROOT, 'artifacts'), { recursive: true });
  writeFileSync(join(ROOT, 'artifacts', 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
}
