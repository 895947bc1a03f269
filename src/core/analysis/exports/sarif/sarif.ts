import type { Conclusion, Finding } from '../../../detect/finding.ts';
import type { RuleSet } from '../../../detect/rule.ts';
import type { Places } from '../location.ts';
import type { FileProblem } from '../summary.ts';
import { configurationNotifications, executionNotifications } from './notifications.ts';
import { physicalLocator } from './physical-location.ts';
import { resultWriter } from './result.ts';
import { ruleDescriptors } from './rule-descriptor.ts';

export interface SarifInput {
  readonly version: string;
  readonly rules: RuleSet;
  /** Those that are reported, in order. */
  readonly findings: readonly Finding[];
  readonly undecided: Conclusion['undecided'];
  readonly problems: readonly FileProblem[];
  /** False where nothing could be read. */
  readonly successful: boolean;
}

/**
 * One run in SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. The same input gives the
 * same text: no time of the run, no absolute path that the caller did not give. It comes in pieces, a result a line:
 * with many findings it is longer than a string may be.
 */
export function* sarifTexts(input: SarifInput, places: Places): Generator<string> {
  const { version, rules, findings, undecided, problems, successful } = input;
  const descriptors = ruleDescriptors(rules.rules);
  const locate = physicalLocator(places);
  const ruleIndexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  const frame = JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'CloudTrail Investigator',
            version,
            semanticVersion: version,
            rules: descriptors,
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: successful,
            toolExecutionNotifications: executionNotifications(problems, undecided, places),
            toolConfigurationNotifications: configurationNotifications(rules.refused),
          },
        ],
        results: [],
      },
    ],
  });
  const end = frame.length - ']}]}'.length;
  yield frame.slice(0, end);
  const resultOf = resultWriter(ruleIndexes, locate);
  for (const [index, finding] of findings.entries())
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(resultOf(finding))}`;
  yield `\n${frame.slice(end)}\n`;
}
