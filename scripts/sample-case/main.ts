// Writes media/sample-case: a made-up incident among everyday events. Always the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import {
  AUTOSCALING_LAUNCH,
  HISTORY,
  KNOWN_ENGINEER,
  PACKER_BUILD,
  RUNNER_JOB,
  TERRAFORM_APPLY,
  noise,
} from './background.ts';
import { record, type Call } from './event.ts';
import { eventHistoryCsv, eventHistoryJson, lookupEvents, s3Object } from './exports.ts';
import { CLEAN_UP, CREATIONS, FIRST_REGION, SECOND_REGION } from './story.ts';

const FOLDER = join(ROOT, 'media', 'sample-case');

mkdirSync(FOLDER, { recursive: true });
write('111122223333_CloudTrail_us-east-1_20261104T0300Z_8Fz3kPq1mXw7Rb2T.json', s3Object, [
  ...noise('us-east-1', ['01', '02']),
  ...TERRAFORM_APPLY,
  ...AUTOSCALING_LAUNCH,
  ...FIRST_REGION,
]);
write('event_history_us-west-2.json', eventHistoryJson, [
  ...noise('us-west-2', ['02']),
  ...SECOND_REGION,
  ...RUNNER_JOB,
]);
write('lookup-events-CreateKeyPair.json', lookupEvents, [...HISTORY, ...CREATIONS]);
write('event_history_us-east-1.csv', eventHistoryCsv, [
  ...noise('us-east-1', ['03', '08', '11']),
  ...PACKER_BUILD,
  ...KNOWN_ENGINEER,
  ...CLEAN_UP,
]);

function write(name: string, format: typeof s3Object, calls: readonly Call[]): void {
  writeFileSync(join(FOLDER, name), format(calls.map(record)));
}
