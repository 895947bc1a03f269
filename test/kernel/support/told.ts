import assert from 'node:assert/strict';
import { matchEvent } from '../../../src/core/detect/match-event.ts';
import { matchInPartsInSteps, matchLog } from '../../../src/core/detect/match.ts';
import type { RuleSet } from '../../../src/core/detect/rule.ts';
import { withTold } from '../../../src/core/detect/told/with-told.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { openPacked } from '../../../src/core/log/packed/open.ts';
import { packLog } from '../../../src/core/log/packed/pack.ts';
import { readLog } from '../../../src/core/log/read.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { CONTEXT } from '../../core/detect/support/rules.ts';
import { kernel } from './kernel.ts';

/**
 * What columns tell of the matches of a log is what each of its events is found to match when it is looked at; once the log is
 * packed and its text is gone, too. Returns how many matches columns told, and how many there are.
 */
export function checkTold(text: Uint8Array, rules: RuleSet): { told: number; all: number } {
  const log = readLog(text, { scanner: kernel });
  const looked = log.events.flatMap((event) => matchEvent('a log', event, rules, CONTEXT).matches);
  assert.deepEqual(matchLog('a log', log, rules, CONTEXT).matches, looked);
  const { told, others } = inOneGo(matchInPartsInSteps('a log', log, rules, CONTEXT));
  const packed = openPacked(packLog(log), new StringTable(), () => assert.fail('the text is gone'));
  assert.deepEqual(withTold(packed, told, others, CONTEXT.asn).matches, looked);
  return { told: looked.length - others.matches.length, all: looked.length };
}
