import type { AutonomousSystem, EnrichContext } from '../../../../src/core/enrich/enrichment.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../../src/core/enrich/placeholders.ts';
import { enrich } from '../../../../src/core/enrich/enrich.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import type { Log } from '../../../../src/core/log/log.ts';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import type { DetectionRule, RuleSet, Verdict } from '../../../../src/core/detect/rule.ts';

const NETWORKS: Readonly<Record<string, AutonomousSystem>> = {
  '3.5.140.2': { number: 16509, organization: 'AMAZON-02' },
  '88.1.2.3': { number: 3352, organization: 'Telefonica de Espana' },
};

export const CONTEXT: EnrichContext = {
  asn: { description: 'a test table', lookup: (address) => NETWORKS[address] },
  assessName: () => ({ reason: 'none', explanation: '' }),
  placeholders: {
    ...SHIPPED_PLACEHOLDERS,
    team: ['red', 'blue*'],
    nobody: [],
    networks: ['10.0.0.0/8', '192.168.0.0/16'],
  },
};

/** A whole rule round the lines of its `detection`. */
export function ruleWith(detection: string): string {
  const indented = detection.trim().replaceAll(/^/gm, '  ');
  return `title: Test\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n${indented}\n`;
}

export function load(...texts: readonly string[]): RuleSet {
  const files = texts.map((text, index) => ({ path: `${'abc'[index]}.yml`, text }));
  return loadRules(files, CONTEXT.placeholders);
}

/** The one detection of a text that must load. */
export function loadOne(text: string): DetectionRule {
  const { rules, refused } = load(text);
  const [rule] = rules;
  if (rule?.kind !== 'detection') throw new Error(`refused: ${JSON.stringify(refused)}`);
  return rule;
}

export function readText(text: string): Log {
  return readLog(new TextEncoder().encode(text));
}

/** A log of one event, as CloudTrail would write it, with `fields` added or replaced. */
export function eventText(fields: object): string {
  return JSON.stringify({ eventSource: 'ec2.amazonaws.com', eventName: 'CreateKeyPair', ...fields });
}

export function judge(rule: DetectionRule, log: Log): Verdict {
  const [event] = log.events;
  if (!event) throw new Error('no event in the log');
  return rule.compiled().evaluate({ event, enrichment: enrich(event, CONTEXT) });
}
