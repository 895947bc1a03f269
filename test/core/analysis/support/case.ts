import { createInvestigation, type Investigation } from '../../../../src/core/analysis/investigation.ts';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import type { RuleSet } from '../../../../src/core/detect/rule.ts';
import type { AutonomousSystem, EnrichContext } from '../../../../src/core/enrich/enrichment.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../../src/core/enrich/placeholders.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { PACK_FILES } from '../../detect/support/pack.ts';

const NETWORKS: Readonly<Record<string, AutonomousSystem>> = {
  '88.1.2.3': { number: 3352, organization: 'Telefonica de Espana' },
  '52.95.1.2': { number: 16509, organization: 'AMAZON-02' },
};

export const ENRICH: EnrichContext = {
  asn: {
    description: 'test',
    lookup: (address) => NETWORKS[address],
  },
  assessName: (name) => ({ reason: name === 'xg1' ? 'known-bad-generic' : 'none', explanation: '' }),
  placeholders: SHIPPED_PLACEHOLDERS,
};

/** The rule pack as it ships. */
export const PACK_RULES: RuleSet = loadRules(PACK_FILES, SHIPPED_PLACEHOLDERS);

const NO_RULES: RuleSet = { rules: [], refused: [], seen: 0, notApplicable: 0 };

/** An investigation of these logs, text by id. */
export function investigate(
  logs: Readonly<Record<string, string>>,
  rules: RuleSet = NO_RULES,
): Investigation {
  const investigation = createInvestigation({ rules, enrich: ENRICH });
  for (const [id, text] of Object.entries(logs)) investigation.setLog(id, readLog(Buffer.from(text)));
  return investigation;
}

/** One record as JSON on one line: EC2 CreateKeyPair of `xg1` with a long-term key, but for what is given. */
export function record(fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    eventID: 'e1',
    eventTime: '2024-05-01T10:00:00Z',
    eventName: 'CreateKeyPair',
    eventSource: 'ec2.amazonaws.com',
    awsRegion: 'us-east-1',
    recipientAccountId: '111122223333',
    sourceIPAddress: '88.1.2.3',
    userIdentity: { type: 'IAMUser', userName: 'ana', accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' },
    requestParameters: { keyName: 'xg1' },
    responseElements: { keyName: 'xg1', keyPairId: 'key-0a1b2c3d4e5f60718' },
    ...fields,
  });
}
