import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runNode } from '../scripts/lib/run.ts';
import { DIST, ROOT } from '../scripts/lib/paths.ts';
import { sampleCase } from '../scripts/sample-case/case.ts';

const FOLDER = join(ROOT, 'media', 'sample-case');

test('the sample case is what its script writes', () => {
  for (const [name, text] of sampleCase()) {
    assert.equal(readFileSync(join(FOLDER, name), 'utf8'), text, name);
  }
});

test('the sample case shows the attack and leaves everyday events in peace', async () => {
  const findings = await scan();
  const told = findings.map(
    ({ level, rule, event, entities }) =>
      `${event.eventTime.slice(5, 16)} ${entities.userName} ${event.eventName}: ${level} ${rule.id}`,
  );
  assert.deepEqual(told, [
    '10-21T07:40 maria CreateKeyPair: medium key-pair-new-principal-non-cloud-as',
    '11-04T02:15 svc-backup CreateKeyPair: informational key-pair-suspicious-name',
    '11-04T02:16 svc-backup CreateKeyPair: high key-pair-and-security-group',
    '11-04T02:16 svc-backup CreateKeyPair: medium key-pair-new-principal-non-cloud-as',
    '11-04T02:16 svc-backup CreateKeyPair: medium key-pair-recon',
    '11-04T02:16 svc-backup CreateKeyPair: low key-pair-suspicious-name',
    '11-04T02:17 svc-backup AuthorizeSecurityGroupIngress: medium ssh-open-to-world',
    '11-04T02:19 svc-backup RunInstances: low large-instances-launched',
    '11-04T02:19 svc-backup RunInstances: high key-pair-used-after-creation',
    '11-04T02:31 svc-backup GetSessionToken: informational session-token-without-mfa',
    '11-04T02:39 svc-backup ImportKeyPair: low key-pair-imported',
    '11-04T02:39 svc-backup ImportKeyPair: medium key-pair-recon',
    '11-04T02:41 svc-backup RunInstances: low large-instances-launched',
    '11-04T02:41 svc-backup RunInstances: low key-pair-used-after-creation',
    '11-04T03:00 packer-build RunInstances: low key-pair-used-after-creation',
    '11-04T03:09 packer-build DeleteKeyPair: low key-pair-removed-after-use',
    '11-04T11:26 svc-backup DeleteKeyPair: medium key-pair-removed-after-use',
  ]);
});

interface Finding {
  readonly level: string;
  readonly rule: { readonly id: string };
  readonly event: { readonly eventTime: string; readonly eventName: string };
  readonly entities: { readonly userName: string };
}

async function scan(): Promise<Finding[]> {
  const { output } = await runNode(join(DIST, 'cli.cjs'), ['scan', FOLDER, '--format', 'jsonl']);
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Finding);
}
