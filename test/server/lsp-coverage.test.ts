import assert from 'node:assert/strict';
import test from 'node:test';
import {
  REQUESTS,
  type CoverageAction,
  type CoverageNode,
  type LinkedText,
  type State,
} from '../../src/protocol.ts';
import { LspClient } from './client.ts';
import { createKeyPair, records } from './support.ts';

// What the Coverage view says of open logs, over LSP.

const LOG = 'file:///case/609629065308_CloudTrail_us-east-1_20261104T1005Z_a.json';
const DIGEST = 'file:///case/digest.json';
const MISSING = 'AWSLogs/609629065308/CloudTrail/us-east-1/2026/11/04/b.json.gz';

function digest(...s3Objects: readonly string[]): string {
  return JSON.stringify({
    awsAccountId: '609629065308',
    digestStartTime: '2026-11-04T10:00:00Z',
    digestEndTime: '2026-11-04T11:00:00Z',
    digestS3Object: 'AWSLogs/609629065308/CloudTrail-Digest/us-east-1/2026/11/04/d.json.gz',
    logFiles: s3Objects.map((s3Object) => ({ s3Object })),
  });
}

test('a log file that a digest lists and that is not there is said, and leads to the digest', async () => {
  await using client = await LspClient.start();
  await client.open(LOG, records(createKeyPair(1, 'xg1'), createKeyPair(1, 'xg1'), createKeyPair(1, 'xg1')));
  await client.open(DIGEST, digest(`${LOG}.gz`, MISSING));
  const nodes = await coverageOf(client);
  assert.deepEqual(outline(nodes), [
    '2 files read | 0 skipped',
    '1 event | 2 duplicated deliveries counted once, 1 other record, 0 unreadable',
    'Short history | 1 finding on less history than the rule looks back on',
    '  key-pair-new-principal-non-cloud-as | 1 of 1 finding on less than 10 days · load logs from 2026-10-25 10:02:11 UTC on',
    '    Load more logs… | from 2026-10-25 10:02:11 UTC on',
    '    11-04 10:02:11 CreateKeyPair | [B] alice · [D] 73.158.0.9 · 609629065308_CloudTrail_us-east-1_20261104T1005Z_a.json',
    'Near misses | chains that lack one step',
    '609629065308 us-east-1 | no gaps · 2026-11-04 10:02:11 UTC to 2026-11-04 10:02:11 UTC · 3 records',
    '609629065308 us-east-1: 1 digest | 1 of 2 listed log files not loaded · 2026-11-04 10:00:00 UTC to 2026-11-04 11:00:00 UTC',
    `  b.json.gz | listed in a digest, not loaded · ${MISSING}`,
  ]);
  assert.equal(nodes.at(-1)?.children[0]?.place?.uri, DIGEST);
});

test('where all of them are there, that is said', async () => {
  await using client = await LspClient.start();
  await client.open(LOG, records(createKeyPair(1, 'xg1')));
  await client.open(DIGEST, digest(`AWSLogs/x/${LOG.split('/').at(-1)!}.gz`));
  const nodes = await coverageOf(client);
  assert.match(outline(nodes).at(-1)!, /1 digest \| 1 listed log file, none missing/);
});

test('what is undecided: the rule, the reason, what to load, and the events; as many as the state says', async () => {
  await using client = await LspClient.start();
  const addresses = ['10.0.0.5', '10.0.0.6', '73.158.0.9'];
  const events = addresses.map((sourceIPAddress, at) => createKeyPair(at, 'deploy', { sourceIPAddress }));
  await client.open(LOG, records(...events));
  await client.open(DIGEST, digest());
  const nodes = await coverageOf(client);
  const undecided = nodes.find(({ key }) => key === 'undecided')!;
  assert.deepEqual(outline([undecided]), [
    'Undecided | 2 answers of 1 rule: neither a finding nor none',
    '  key-pair-new-principal-non-cloud-as: no AS known for {address} | 2 events · to decide, load a newer or fuller AS database, in the setting asn.databasePath; a private address has no AS',
    '    Choose an AS database… | ',
    '    11-04 10:02:11 CreateKeyPair | [B] alice · 10.0.0.5 · 609629065308_CloudTrail_us-east-1_20261104T1005Z_a.json',
    '    11-04 10:02:11 CreateKeyPair | [B] alice · 10.0.0.6 · 609629065308_CloudTrail_us-east-1_20261104T1005Z_a.json',
  ]);
  const [group] = undecided.children;
  assert.deepEqual(
    group!.children.map(({ place, action }) => action ?? [place?.uri, place?.range.start.line]),
    [{ kind: 'setting', setting: 'cloudtrailInvestigator.asn.databasePath' }, [LOG, 2], [LOG, 27]],
  );
  const { undecided: total } = await client.connection.sendRequest<State>(REQUESTS.setFilter, {
    minimumLevel: 'low',
    search: '',
  });
  assert.equal(
    total,
    undecided.children.reduce(
      (sum, { children }) => sum + children.filter(({ kind }) => kind === 'event').length,
      0,
    ),
  );
});

test('near misses are found when they are asked for: the rule, the step that it lacks, and the events', async () => {
  await using client = await LspClient.start();
  await client.open(LOG, records(createKeyPair(1, 'server7f3kq92x')));
  await client.open(DIGEST, digest());
  const row = (await coverageOf(client)).find(({ key }) => key === 'near-misses')!;
  assert.deepEqual([row.ask, row.children], ['nearMisses', []]);
  const misses: readonly CoverageNode[] = await client.connection.sendRequest(REQUESTS.nearMisses, null);
  const group = misses.find(({ label }) => label.startsWith('key-pair-and-security-group'))!;
  assert.deepEqual(outline([group]), [
    'key-pair-and-security-group lacks: Security group created or opened with a long-term access key | 1 event · no such event in the logs',
    '  11-04 10:02:11 CreateKeyPair | [B] alice · [D] 73.158.0.9 · 609629065308_CloudTrail_us-east-1_20261104T1005Z_a.json',
  ]);
  const [event] = group.children;
  assert.equal(event!.action?.kind, 'explain');
  const { params } = event!.action as CoverageAction & { kind: 'explain' };
  const { text } = await client.connection.sendRequest<LinkedText>(REQUESTS.explain, params);
  assert.match(text, /^CreateKeyPair not matched by /);
});

async function coverageOf(client: LspClient): Promise<readonly CoverageNode[]> {
  await Promise.all([client.settled(LOG), client.settled(DIGEST)]);
  return client.connection.sendRequest(REQUESTS.coverage, null);
}

function outline(nodes: readonly CoverageNode[], indent = ''): string[] {
  return nodes.flatMap(({ label, description, children }) => [
    `${indent}${label} | ${description}`,
    ...outline(children, `${indent}  `),
  ]);
}
