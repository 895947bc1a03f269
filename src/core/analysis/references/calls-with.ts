import type { Case } from '../case.ts';
import type { EventIn } from '../index/indexed-log.ts';

/** The calls made with an access key, in no order; further deliveries too. */
export function callsWith(all: Case, accessKeyId: string): EventIn[] {
  const calls = all.keys.callsWith(accessKeyId);
  for (const log of all.readLogs()) {
    for (const index of log.rows.find('accessKeyId', accessKeyId)) calls.push({ log, index });
  }
  return calls;
}

/** The calls made by a principal, whichever key they were made with; in no order, further deliveries too. */
export function callsAs(all: Case, principalArn: string): EventIn[] {
  return all.logs.flatMap((log) =>
    log.rows.find('principalArn', principalArn).map((index) => ({ log, index })),
  );
}
