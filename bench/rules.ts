import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchLog } from '../src/core/detect/match.ts';
import { readLog } from '../src/core/log/read.ts';
import { mergePlaceholders } from '../src/core/enrich/placeholders.ts';
import { makeEngine, type Engine } from '../src/scan/engine.ts';
import { DIST } from '../scripts/lib/paths.ts';
import { generateLog } from './data/log.ts';
import type { Part } from './part.ts';
import { median } from './process/median.ts';

const COUNTS = [0, 20, 200, 800];
const ROUNDS = 7;
const BYTES = 20_000_000;
const CALLS = [
  'CreateKeyPair',
  'RunInstances',
  'GetObject',
  'AssumeRole',
  'DescribeInstances',
  'ConsoleLogin',
];

/** How much longer the same events take with so many rules than with none: read and matched, in one thread. */
export function measureRules(): Part {
  const text = new TextEncoder().encode(generateLog(BYTES, 'one-line'));
  const engines = COUNTS.map((count) => ({ count, engine: engineWith(count), times: [] as number[] }));
  // In turns, so that whatever else the machine does meets all of them.
  for (let round = 0; round < ROUNDS; round++)
    for (const { engine, times } of engines) times.push(timeOf(engine, text));
  const medians = engines.map(({ count, times }) => ({ rules: count, milliseconds: median(times) }));
  const none = medians[0]!.milliseconds;
  return {
    goals: [],
    tables: [
      {
        title: `rules of one's own on the same ${BYTES / 1e6} MB, × no rules`,
        head: ['rules', 'read and matched'],
        rows: medians.map(({ rules, milliseconds }) => [
          String(rules),
          `${(milliseconds / none).toFixed(2)} × (${milliseconds.toFixed(0)} ms)`,
        ]),
      },
    ],
    data: medians,
  };
}

function timeOf({ rules, enrich, scanner }: Engine, text: Uint8Array): number {
  const began = performance.now();
  matchLog('log', readLog(text, scanner ? { scanner } : {}), rules, enrich);
  return performance.now() - began;
}

function engineWith(count: number): Engine {
  return makeEngine({
    ruleFiles: Array.from({ length: count }, (_, number) => ({ path: `${number}.yml`, text: rule(number) })),
    placeholders: mergePlaceholders({}),
    asn: { format: 'bundled', bytes: read('asn.bin') },
    words: read('words.bin'),
    kernel: read('kernel.wasm'),
  });
}

function read(name: string): Uint8Array {
  return readFileSync(join(DIST, name));
}

/** Of six rules one is about each of these calls; each asks for a user of its own. */
function rule(number: number): string {
  return `title: Rule ${number}
logsource: { product: aws, service: cloudtrail }
detection:
  selection:
    eventName: ${CALLS[number % CALLS.length]}
    userIdentity.arn|contains: nobody-${number}
  condition: selection
`;
}
