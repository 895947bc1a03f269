/** An investigation whose logs are edited says what one says that has read the texts as they are now. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Investigation } from '../../../src/core/analysis/investigation.ts';
import { rereadRecord } from '../../../src/core/log/edit/edit.ts';
import { readLog } from '../../../src/core/log/read.ts';
import type { Span } from '../../../src/core/log/span.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { indexOfChunks, indexText } from '../../../src/core/log/text/text-index.ts';
import { chunkText, type ChunkedText } from '../../../src/core/log/text/chunked-text.ts';
import { randomFrom, type Random } from '../../kernel/support/random.ts';
import { investigate, PACK_RULES, record } from './support/case.ts';
import { plain } from './support/plain.ts';

const EVERYTHING = { minimumLevel: 'informational', search: '' } as const;
const KEY = { kind: 'access-key', value: 'AKIAAAAAAAAAAAAAAAAA' } as const;
const PAIR = { kind: 'key-pair', value: 'xg1' } as const;

/** All that an investigation says, in plain words. */
function told(investigation: Investigation, ids: readonly string[]): unknown {
  const perLog = ids.map((id) => ({
    findings: investigation.findingsIn(id, EVERYTHING),
    undecided: investigation.undecidedIn(id),
  }));
  return plain({
    conclusion: { ...investigation.conclusion() },
    counts: investigation.counts(),
    perLog,
    entities: investigation.entities(['access-key', 'key-pair', 'address']),
    references: [investigation.references(KEY), investigation.references(PAIR)],
    related: [investigation.related(KEY), investigation.related(PAIR)],
    chain: investigation.chain('e2'),
    lineage: [KEY, PAIR].map((entity) => [
      inOneGo(investigation.originsInSteps(entity)),
      inOneGo(investigation.outcomesInSteps(entity)),
    ]),
  });
}

/** Logs that are edited, beside the texts they have. */
class Edited {
  readonly investigation: Investigation;
  readonly texts: Map<string, ChunkedText>;
  /** How many edits touched one record only. */
  alone = 0;

  constructor(texts: Readonly<Record<string, string>>) {
    this.investigation = investigate(texts, PACK_RULES);
    this.texts = new Map(Object.entries(texts).map(([id, text]) => [id, chunkText(Buffer.from(text))]));
  }

  edit(id: string, offset: number, deleted: number, inserted: string): void {
    const edit = { offset, deleted, inserted: Buffer.from(inserted) };
    const text = this.texts.get(id)!.withEdit(edit);
    this.texts.set(id, text);
    const log = this.investigation.log(id)!;
    const reread = rereadRecord(log, edit, text);
    if (reread) {
      const { line } = indexOfChunks(text).positionAt(offset);
      const isInLine = !/\n/.test(inserted + Buffer.from(log.text.subarray(offset, offset + deleted)));
      const before = this.#shownBeside(id, line);
      const isSame = this.investigation.editLog(id, reread);
      if (isSame && isInLine) assert.deepEqual(this.#shownBeside(id, line), before);
      this.alone++;
    } else this.investigation.setLog(id, readLog(text.subarray()));
  }

  /** What is shown of a log's findings, but for places in one line. */
  #shownBeside(id: string, line: number): unknown {
    const index = indexText(this.investigation.log(id)!.text.subarray());
    const placesOf = ({ offset, length }: Span): unknown[] =>
      [offset, offset + length].map((at) => index.positionAt(at)).filter((place) => place.line !== line);
    return this.investigation
      .findingsIn(id, EVERYTHING)
      .map(({ id: rule, level, message, primary, related }) => ({
        says: [rule, level, message, ...related.map(({ role }) => role)],
        places: [primary, ...related.filter(({ event }) => event.log === id).map(({ span }) => span)].map(
          placesOf,
        ),
      }));
  }

  check(): void {
    const fresh = investigate(
      Object.fromEntries([...this.texts].map(([id, text]) => [id, Buffer.from(text.subarray()).toString()])),
      PACK_RULES,
    );
    const ids = [...this.texts.keys()];
    assert.deepEqual(told(this.investigation, ids), told(fresh, ids));
  }
}

const RUN = { eventName: 'RunInstances', responseElements: { instancesSet: { items: [] } } };
const GROUP = {
  eventName: 'CreateSecurityGroup',
  requestParameters: { groupName: 'xg1' },
  responseElements: { groupId: 'sg-0a1b2c3d4e5f60718' },
};
const OTHER = { eventSource: 's3.amazonaws.com', eventName: 'ListBuckets', requestParameters: null };

function exported(...records: string[]): string {
  return JSON.stringify({ Records: records.map((text) => JSON.parse(text) as unknown) }, null, 2);
}

function logs(): Record<string, string> {
  return {
    'a.json': exported(
      record({ eventID: 'e0', ...OTHER }),
      record({ eventID: 'e1', eventTime: '2024-05-01T10:01:00Z' }),
      record({ eventID: 'e2', eventTime: '2024-05-01T10:02:00Z', ...GROUP }),
      record({ eventID: 'e3', ...OTHER }),
      record({ eventID: 'e4', eventTime: '2024-05-01T10:03:00Z', ...RUN }),
    ),
    'b.json': exported(
      record({ eventID: 'e1', eventTime: '2024-05-01T10:01:00Z' }),
      record({ eventID: 'e5', eventName: 'DeleteKeyPair', eventTime: '2024-05-01T11:00:00Z' }),
      record({ eventID: 'e6', eventName: 'ImportKeyPair', awsRegion: 'eu-west-1' }),
    ),
  };
}

test('typing in a record that no rule knows moves the findings behind it', () => {
  const edited = new Edited(logs());
  const before = edited.investigation.findingsIn('a.json', EVERYTHING);
  const { offset } = edited.investigation.log('a.json')!.events[0]!.locate(['eventName'])!;
  for (const character of 'äb🔑\\n') edited.edit('a.json', offset, 0, character === '\\' ? 'x' : character);
  edited.check();
  assert.equal(edited.alone, 5);
  const after = edited.investigation.findingsIn('a.json', EVERYTHING);
  assert.equal(after.length, before.length);
  assert.notDeepEqual(after[0]!.primary, before[0]!.primary);
});

test('typing in a record that a rule found, beside and in what it found', () => {
  const edited = new Edited(logs());
  for (const path of [['sourceIPAddress'], ['eventVersion'], ['requestParameters', 'keyName'], ['eventID']]) {
    const place = edited.investigation.log('a.json')!.events[1]!.locate(path);
    if (!place) continue;
    edited.edit('a.json', place.offset, 0, '7');
    edited.check();
    edited.edit('a.json', place.offset, 1, '');
    edited.check();
  }
});

/** Types over the value at a path of an event of a.json, the last letter by itself. */
function retype(edited: Edited, index: number, path: readonly string[], text: string): void {
  const { offset, length } = edited.investigation.log('a.json')!.events[index]!.locate(path)!;
  const most = text.slice(0, -1);
  edited.edit('a.json', offset, length, most);
  edited.check();
  edited.edit('a.json', offset + most.length, 0, text.slice(-1));
  edited.check();
}

test('typing an id: that of another event, that of an event that was updated, and one of its own', () => {
  const { 'a.json': a, 'b.json': b } = logs();
  const addendum = { reason: 'UPDATED_DATA', originalEventID: 'e7' };
  const update = exported(record({ eventID: 'e8', ...OTHER, addendum }));
  const cases = [
    { 'a.json': a!, 'b.json': b! },
    { 'a.json': a!, 'b.json': b!, 'c.json': update },
  ];
  for (const texts of cases) {
    const edited = new Edited(texts);
    for (const id of ['e3', 'e7', 'e1', 'e0']) retype(edited, 0, ['eventID'], id);
    retype(edited, 0, ['awsRegion'], 'eu-west-1');
  }
});

test('typing a time: the first, the last and one between', () => {
  const edited = new Edited(logs());
  for (const index of [1, 2, 4]) {
    retype(edited, index, ['eventTime'], '2024-05-01T10:02:30Z');
    retype(edited, index, ['eventTime'], '2024-05-01T09:00:00Z');
  }
});

const WORDS = [
  'xg1',
  'AKIAAAAAAAAAAAAAAAAA',
  'x',
  '1',
  ' ',
  '"',
  '{',
  '}',
  ',',
  '\n',
  'é',
  '🔑',
  '\\u0041',
  '',
];
const MEMBERS = [
  '"eventName":"RunInstances",',
  '"eventTime":"2024-05-01T10:30:00Z",',
  '"eventID":"e1",',
  '"errorCode":"Denied",',
  '"awsRegion":"eu-west-1",',
  '"eventSource":"ec2.amazonaws.com",',
];

test('any edits', () => {
  let alone = 0;
  for (let seed = 1; seed <= 2; seed++) {
    const random = randomFrom(seed);
    let edited = new Edited(logs());
    for (let round = 0; round < 90; round++) {
      const id = random.pick(['a.json', 'a.json', 'b.json']);
      // What is broken stays so, and is read as a whole from then on.
      if (edited.investigation.log(id)!.problems.length > 0) edited = new Edited(logs());
      const { offset, deleted, inserted } = anyEdit(edited.investigation, id, random);
      const before = edited.alone;
      edited.edit(id, offset, deleted, inserted);
      alone += edited.alone - before;
      if (round % 6 === 0) edited.check();
    }
    edited.check();
  }
  assert.ok(alone > 80, `${alone} edits touched one record only`);
});

/** Mostly inside a record, sometimes a member of it, sometimes anywhere. */
function anyEdit(
  investigation: Investigation,
  id: string,
  random: Random,
): { offset: number; deleted: number; inserted: string } {
  const log = investigation.log(id)!;
  const { span } = random.pick(log.events);
  const kind = random.below(10);
  if (kind === 0) {
    const offset = characterAt(log.text.subarray(), random.below(log.textLength));
    return { offset, deleted: 0, inserted: random.pick(WORDS) };
  }
  if (kind < 4) return { offset: span.offset + 1, deleted: 0, inserted: random.pick(MEMBERS) };
  const text = Buffer.from(log.text.subarray(span.offset, span.offset + span.length)).toString('latin1');
  const values = [...text.matchAll(/": "([^"]+)"/g)];
  const value = values.length > 0 ? random.pick(values) : undefined;
  if (!value) return { offset: span.offset + 1, deleted: 0, inserted: ' ' };
  const offset = span.offset + value.index + 4;
  return kind < 8
    ? { offset, deleted: 0, inserted: random.pick(WORDS) }
    : { offset, deleted: value[1]!.length, inserted: random.pick(['xg1', 'ana', 'e2', '88.1.2.3']) };
}

function characterAt(text: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && (text[at]! & 0xc0) === 0x80) at--;
  return at;
}

test('a log that is added after edits, and one that is taken away', () => {
  const edited = new Edited(logs());
  const { offset } = edited.investigation.log('a.json')!.events[0]!.locate(['eventName'])!;
  edited.edit('a.json', offset, 0, 'abc');
  edited.investigation.setLog('c.json', readLog(Buffer.from(exported(record({ eventID: 'e9' })))));
  edited.texts.set('c.json', chunkText(Buffer.from(exported(record({ eventID: 'e9' })))));
  edited.check();
  edited.edit('a.json', offset, 3, '');
  edited.check();
  edited.investigation.removeLog('b.json');
  edited.texts.delete('b.json');
  edited.edit('a.json', offset, 0, 'abc');
  edited.check();
  assert.equal(edited.alone, 3);
});
