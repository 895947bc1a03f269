import { ACCOUNTS, allCallers, REGIONS } from './account.ts';
import { makeCall } from './calls.ts';
import { keyPairCall, recordOf } from './event.ts';
import { randomFrom, type Random } from './random.ts';

export type Layout = 'one-line' | 'pretty';

/** One event in so many makes a key pair. */
const KEY_PAIR_EVERY = 200;
/** The first of them has a name known from attacks, so that every log has a grave finding. */
const KNOWN_BAD_NAME = 'xg1';
const SECONDS_BETWEEN = 2.5;

/** A log of about `length` characters, as somebody opens it in the editor: a day's events of one account. */
export function generateLog(length: number, layout: Layout, seed = 1): string {
  const random = randomFrom(seed);
  const records: string[] = [];
  let written = 16;
  for (let index = 0; written < length; index++) {
    const record = makeRecord(random, index);
    const text = layout === 'pretty' ? indent(JSON.stringify(record, null, 2)) : JSON.stringify(record);
    records.push(text);
    written += text.length + 2;
  }
  return layout === 'pretty'
    ? `{\n  "Records": [\n${records.join(',\n')}\n  ]\n}\n`
    : `{"Records":[${records.join(',')}]}`;
}

function makeRecord(random: Random, index: number): object {
  const callers = allCallers();
  const setting = { accountId: ACCOUNTS[0]!, region: random.pick(REGIONS), second: index * SECONDS_BETWEEN };
  const call =
    index % KEY_PAIR_EVERY === 0
      ? keyPairCall(random, index === 0 ? KNOWN_BAD_NAME : `deploy-${random.hex(8)}`)
      : makeCall(random, setting.accountId, setting.region);
  return recordOf(random, call, index === 0 ? callers[0]! : random.pick(callers), setting);
}

function indent(text: string): string {
  return `    ${text.replaceAll('\n', '\n    ')}`;
}
