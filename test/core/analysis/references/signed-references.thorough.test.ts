/** References are the same whether signatures and columns tell where a value stands or all texts are looked through. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { Entity, Occurrence } from '../../../../src/core/analysis/entities/entity.ts';
import { createInvestigation, type Investigation } from '../../../../src/core/analysis/investigation.ts';
import type { Log } from '../../../../src/core/log/log.ts';
import { tableOf } from '../../../../src/core/log/finish.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { hostileText } from '../../../kernel/support/hostile.ts';
import { kernel } from '../../../kernel/support/kernel.ts';
import { randomFrom, type Random } from '../../../kernel/support/random.ts';
import { fixture } from '../../log/check.ts';
import { ENRICH, PACK_RULES } from '../support/case.ts';
import { investigateOpened } from '../support/opened.ts';

const ARN = 'arn:aws:iam::111122223333:user/a';
const ENTITIES: readonly Entity[] = [
  { kind: 'principal', value: ARN },
  { kind: 'address', value: '203.0.113.7' },
  { kind: 'address', value: '2001:db8::1' },
  { kind: 'user-agent', value: 'aws-cli/2' },
  { kind: 'user-agent', value: 's3.amazonaws.com' },
  { kind: 'user-agent', value: 'AWS Internal' },
  { kind: 'user-agent', value: 'plain' },
  { kind: 'user-agent', value: `z${'z'.repeat(20)}` },
  { kind: 'user-agent', value: 'a"b.c' },
  { kind: 'security-group', value: 'sg-0a1b2c3d4e5f60718' },
  { kind: 'instance', value: 'i-0a1b2c3d4e5f60718' },
];
/** How these may be written, and what is nearly one of them. */
const WRITTEN = [
  ...ENTITIES.map(({ value }) => JSON.stringify(value)),
  `"${ARN.replaceAll('/', '\\/')}"`,
  `"\\u0061${ARN.slice(1)}"`,
  '"203.0.113.7\\u0030"',
  '"203.0.113.70"',
  '"2001\\u003adb8::1"',
  '"{203.0.113.7"',
  `"${'9'.repeat(600)}.1"`,
];

function check(texts: Readonly<Record<string, Uint8Array>>): number {
  const read = logsOf(texts, (text) => readLog(text, { scanner: kernel }));
  const cases = [investigateRead(read), investigateOpened(read, PACK_RULES).investigation];
  // The walker knows of no signatures: there everything is looked for in the texts.
  const walked = investigateRead(logsOf(texts, (text) => readLog(text)));
  let found = 0;
  for (const entity of ENTITIES) {
    const expected = walked.references(entity);
    found += expected.length;
    for (const investigation of cases) {
      const references = investigation.references(entity);
      assert.deepEqual(plain(references), plain(expected), entity.value);
      assert.deepEqual(events(references), events(expected), entity.value);
    }
  }
  return found;
}

function logsOf(
  texts: Readonly<Record<string, Uint8Array>>,
  read: (text: Uint8Array) => Log,
): Readonly<Record<string, Log>> {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, read(text)]));
}

function investigateRead(logs: Readonly<Record<string, Log>>): Investigation {
  const investigation = createInvestigation({ rules: PACK_RULES, enrich: ENRICH });
  for (const [id, log] of Object.entries(logs)) investigation.setLog(id, log);
  return investigation;
}

/** In their order; that of fields is another one where a record has a name twice. */
function events(occurrences: readonly Occurrence[]): string[] {
  return occurrences.map(({ log, index }) => `${log} ${index}`);
}

function plain(occurrences: readonly Occurrence[]): string[] {
  return occurrences
    .map(({ log, index, path, span: { offset, length } }) =>
      JSON.stringify([log, index, path, { offset, length }]),
    )
    .toSorted();
}

test('in exports of all shapes', () => {
  const names = readdirSync(new URL('../../../fixtures/log/', import.meta.url));
  const texts = names.map((name): [string, Uint8Array] => [name, fixture(name)]);
  check(Object.fromEntries(texts));
});

test('in hostile texts', () => {
  let found = 0;
  let signed = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomFrom(seed);
    const text = new TextEncoder().encode(withValues(hostileText(random), random));
    try {
      found += check({ log: text });
    } catch (error) {
      throw new Error(`seed ${seed}: ${new TextDecoder().decode(text).slice(0, 5000)}`, { cause: error });
    }
    signed += tableOf(readLog(text, { scanner: kernel })).rows.signatures.length;
  }
  assert.ok(found > 200 && signed > 50, `${found} found, ${signed} signatures`);
});

function withValues(text: string, random: Random): string {
  return text.replaceAll(/"x*"|"a"/g, (old) => (random.below(3) === 0 ? old : random.pick(WRITTEN)));
}

function record(number: number, fields: object): object {
  return {
    eventVersion: '1.08',
    eventName: 'A',
    eventSource: 's3.amazonaws.com',
    eventID: `e${number}`,
    ...fields,
  };
}

test('what a signature denies is not read', () => {
  const logs = {
    'a.json': {
      Records: [record(1, { sourceIPAddress: '203.0.113.7' }), record(2, { userAgent: 'aws-cli/2' })],
    },
    'b.json': { Records: [record(3, { requestParameters: { cidr: ['203.0.113.7'] } })] },
    'c.json': { Records: [record(4, { requestParameters: { cidr: ['203.0.113.8'] } })] },
  };
  const read = Object.entries(logs).map(([id, log]): [string, Log] => [
    id,
    readLog(new TextEncoder().encode(JSON.stringify(log)), { scanner: kernel }),
  ]);
  const { investigation, asked } = investigateOpened(Object.fromEntries(read), PACK_RULES);
  const found = investigation.references({ kind: 'address', value: '203.0.113.7' });
  assert.deepEqual(
    found.map(({ log, path }) => [log, path.join('.')]),
    [
      ['a.json', 'sourceIPAddress'],
      ['b.json', 'requestParameters.cidr.0'],
    ],
  );
  assert.deepEqual([...new Set(asked)], ['b.json']);
});
