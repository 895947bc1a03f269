import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainDetection } from '../../../../../src/core/detect/explain/explain-detection.ts';
import type { DetectionExplanation } from '../../../../../src/core/detect/explain/explanation.ts';
import type { Line } from '../../../../../src/core/detect/explain/lines.ts';
import { partLines } from '../../../../../src/core/detect/explain/part-lines.ts';
import { enrich } from '../../../../../src/core/enrich/enrich.ts';
import { CONTEXT, eventText, loadOne, readText, ruleWith } from '../../support/rules.ts';

/** The tree of one detection on one event, a line each: the answer, then the words; what is no word of ours in backticks. */
export function checkTree(name: string, detection: string, event: object, expected: string): void {
  test(name, () => {
    const { condition, verdict } = explain(detection, event);
    assert.equal(textOf(partLines(condition, 'log')), expected);
    assert.equal(condition.truth, verdict === 'match' ? 'yes' : verdict === 'no-match' ? 'no' : verdict);
  });
}

/** Why a detection says what it says of an event. */
export function explain(detection: string, event: object): DetectionExplanation {
  const rule = loadOne(ruleWith(detection));
  const [read] = readText(eventText(event)).events;
  return explainDetection(rule, { event: read!, enrichment: enrich(read!, CONTEXT) }, []);
}

/** Lines as a test writes them. */
export function textOf(lines: readonly Line[]): string {
  return lines
    .map(({ depth, truth, words }) => {
      const text = words.map((word) => (typeof word === 'string' ? word : `\`${word.code}\``)).join('');
      return `${'  '.repeat(depth)}${truth === undefined ? '' : `${truth} `}${text}`;
    })
    .join('\n');
}
