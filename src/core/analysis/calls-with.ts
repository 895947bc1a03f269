import type { Case } from './case.ts';
import type { EventIn } from './index/indexed-log.ts';

/** The calls made with an access key, in no order; further deliveries too. */
export function callsWith(all: Case, accessKeyId: string): EventIn[] {
  const calls = all.keys.callsWith(accessKeyId);
  for (const log of all.readLogs()) {
    for (const index of log.rows.find('accessKeyId', accessKeyId)) calls.push({ log, index });
  }
  return calls;
}
