import {
  AUTOSCALING_LAUNCH,
  HISTORY,
  KNOWN_ENGINEER,
  PACKER_BUILD,
  RUNNER_JOB,
  TERRAFORM_APPLY,
  noise,
} from './background.ts';
import { record, type Call, type CloudTrailRecord } from './event.ts';
import { eventHistoryCsv, eventHistoryJson, lookupEvents, s3Object } from './exports.ts';
import { CLEAN_UP, CREATIONS, FIRST_REGION, SECOND_REGION } from './story.ts';

/** Every log of the case by its file name: a made-up incident among everyday events. Always the same bytes. */
export function sampleCase(): ReadonlyMap<string, string> {
  return new Map([
    [
      '111122223333_CloudTrail_us-east-1_20261104T0300Z_8Fz3kPq1mXw7Rb2T.json',
      s3Object(
        records([
          ...noise('us-east-1', ['01', '02']),
          ...TERRAFORM_APPLY,
          ...AUTOSCALING_LAUNCH,
          ...FIRST_REGION,
        ]),
      ),
    ],
    [
      'event_history_us-west-2.json',
      eventHistoryJson(records([...noise('us-west-2', ['02']), ...SECOND_REGION, ...RUNNER_JOB])),
    ],
    ['lookup-events-CreateKeyPair.json', lookupEvents(records([...HISTORY, ...CREATIONS]))],
    [
      'event_history_us-east-1.csv',
      eventHistoryCsv(
        records([...noise('us-east-1', ['03', '08', '11']), ...PACKER_BUILD, ...KNOWN_ENGINEER, ...CLEAN_UP]),
      ),
    ],
  ]);
}

function records(calls: readonly Call[]): readonly CloudTrailRecord[] {
  return calls.map(record);
}
