import assert from 'node:assert/strict';
import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { newColumns } from '../../src/core/log/columns/columns.ts';
import { decodeFile } from '../../src/core/log/encoding.ts';
import { readLog, readLogInSteps } from '../../src/core/log/read.ts';
import { contentsOf, kernel, readBothWays } from './support/kernel.ts';

interface Example {
  /** The records between the brackets, or the whole text. */
  readonly records?: string;
  readonly text?: string;
  readonly events: number;
  /** How many of them the kernel reads; the walker reads the others. */
  readonly byKernel: number;
}

function check(name: string, { records, text, events, byKernel }: Example): void {
  test(name, () => {
    const read = readBothWays(Buffer.from(text ?? `{"Records":[${records}]}`));
    assert.equal(read.log.events.length, events);
    assert.equal(read.byKernel, byKernel);
  });
}

const HEAD = '"eventVersion":"1.08","eventSource":"ec2.amazonaws.com","eventName":"RunInstances"';
const PLAIN = `{${HEAD},"eventID":"1"}`;
/** A record with one more member. */
const plus = (member: string): string => `{${HEAD},${member}}`;
/** One with this record between two plain ones. */
const between = (record: string): string => [PLAIN, record, PLAIN].join();

check('one record', { records: PLAIN, events: 1, byKernel: 1 });
check('no records', { records: '', events: 0, byKernel: 0 });
check('white space everywhere', {
  text: ` {\r\n "Records" :\t[ ${PLAIN.replaceAll(/([{}:,])/g, ' \n$1\t ')} , ${PLAIN} \n] } `,
  events: 2,
  byKernel: 2,
});
check('other members before and behind the list', {
  text: `{"a":{"b":[1]},"Records":[${PLAIN}],"c":0}`,
  events: 1,
  byKernel: 1,
});
check('a bare array', { text: `[${PLAIN},${PLAIN}]`, events: 2, byKernel: 2 });
check('a list inside other objects', {
  text: `{"detail":{"x":{"Records":[${PLAIN}]}}}`,
  events: 1,
  byKernel: 1,
});
check('a record a line: the first two say what the text is', {
  text: `${PLAIN}\n`.repeat(9),
  events: 9,
  byKernel: 7,
});
check('records behind one another', { text: PLAIN.repeat(9), events: 9, byKernel: 7 });

/** Texts of all lengths that differ in one byte each: of some the kernel looks at other bytes first. */
const ALIKE = Array.from({ length: 140 }, (_, i) => {
  const text = 'a'.repeat(1 + (i >> 1));
  const at = (i * 7) % text.length;
  return i % 2 === 0 ? text : `${text.slice(0, at)}b${text.slice(at + 1)}`;
});
check('strings that are almost the same, and again', {
  records: [...ALIKE, ...ALIKE.toReversed(), ...ALIKE].map((text) => plus(`"userAgent":"${text}"`)).join(),
  events: 420,
  byKernel: 420,
});

check('an escape in a value that is not looked at', {
  records: plus('"vpcEndpointId":"a\\"b\\\\"'),
  events: 1,
  byKernel: 1,
});
check('an escape in a value that is', {
  records: between(plus('"awsRegion":"a\\u0062"')),
  events: 3,
  byKernel: 2,
});
check('an escape in a name', { records: between(plus('"awsR\\u0065gion":"x"')), events: 3, byKernel: 2 });
check('an escape in a name further in', {
  records: plus('"requestParameters":{"a\\"b":1}'),
  events: 1,
  byKernel: 1,
});
check('a blank behind the event name', {
  records: between(plus('"eventName":"RunInstances "')),
  events: 3,
  byKernel: 2,
});
check('a name without quotes', { records: between(plus('awsRegion:"x"')), events: 3, byKernel: 2 });
check('a name without quotes further in', { records: plus('"a":{b:1}'), events: 1, byKernel: 1 });
check('names twice: the last counts', {
  records: plus('"awsRegion":"x","awsRegion":null,"eventName":"Other"'),
  events: 1,
  byKernel: 1,
});
check('an identity twice', {
  records: plus('"userIdentity":{"arn":"a","type":"Root"},"userIdentity":{"type":"x"}'),
  events: 1,
  byKernel: 1,
});
check('an identity that is a string', {
  records: between(plus('"userIdentity":"{type=IAMUser}"')),
  events: 3,
  byKernel: 2,
});
check('a time in another form', {
  records: plus('"eventTime":"2024-05-22T06:35:54.5+02:00"'),
  events: 1,
  byKernel: 1,
});
check('a time that is a number', {
  records: between(plus('"eventTime":1716359754')),
  events: 3,
  byKernel: 2,
});
check('an original record beside it', {
  records: between(plus(`"message":${JSON.stringify(PLAIN)}`)),
  events: 3,
  byKernel: 2,
});
check('an object before it is certain', { records: between(`{"a":{},${HEAD}}`), events: 3, byKernel: 2 });
check('a text that may be JSON before it is certain', {
  records: between(`{"a":" [",${HEAD}}`),
  events: 3,
  byKernel: 2,
});
check('a word before it is certain', { records: `{"a":1,"b":"c",${HEAD}}`, events: 1, byKernel: 1 });
check('no event', { records: between('{"a":1}'), events: 2, byKernel: 2 });
check('insights', { records: between(plus('"eventType":"AwsCloudTrailInsight"')), events: 2, byKernel: 2 });
check('a notification', {
  records: between('{"eventSource":"aws:s3","eventName":"x"}'),
  events: 2,
  byKernel: 2,
});
check('nested as deep as it likes', {
  records: plus(`"a":${'['.repeat(58)}${']'.repeat(58)}`),
  events: 1,
  byKernel: 1,
});
check('nested deeper', {
  records: between(plus(`"a":${'['.repeat(90)}${']'.repeat(90)}`)),
  events: 3,
  byKernel: 2,
});
check('control characters in a string', { records: plus('"a":"\u0000\n\t"'), events: 1, byKernel: 1 });
check('a comma too many', { records: between(`{${HEAD},}`), events: 3, byKernel: 2 });
for (const wrong of [
  '"a"',
  '"a":',
  '"a":1 2',
  '"a":[1}',
  '"a":{"b"}',
  '"a":{"b":1:2}',
  '"a":["b":1]',
  '"a":[,]',
  '"a":{,}',
  '"a":1,,"b":2',
  '"a":!',
  '"a":"b""c"',
  '"a":{}[]',
  '"a" "b":1',
  ':1',
]) {
  check(`no JSON: ${wrong}`, { records: `${PLAIN},${plus(wrong)}`, events: 1, byKernel: 1 });
}

test('every place of a block boundary', () => {
  const record = plus(
    `"userIdentity":{"type":"Root","arn":"ä"},"a":{"b":[true,null,{"c":"\\\\\\""}]},"eventTime":"2024-05-22T06:35:54Z","errorCode":"x"`,
  );
  for (let shift = 0; shift < 130; shift++) {
    const { byKernel } = readBothWays(
      Buffer.from(`[{${HEAD},"pad":"${'p'.repeat(shift)}"},${' '.repeat(shift)}${record},${record}]`),
    );
    assert.equal(byKernel, 3);
  }
});

test('records across windows, and one larger than a window', () => {
  const records = Array.from({ length: 3000 }, (_, i) =>
    plus(`"eventID":"${i}","a":"${'x'.repeat((i * 37) % 700)}"`),
  );
  records.splice(1500, 0, plus(`"a":"${'y'.repeat(600_000)}"`));
  const { log, byKernel } = readBothWays(
    Buffer.from(JSON.stringify({ Records: [] }).replace('[]', `[${records.join()}]`)),
  );
  assert.equal(log.events.length, 3001);
  assert.equal(byKernel, 3000);
});

test('more names than are remembered', () => {
  const records = Array.from({ length: 1000 }, (_, i) =>
    plus(`"name${i}":"x","awsRegion":"${i}","n${i % 7}":1`),
  );
  const { byKernel } = readBothWays(Buffer.from(`[${[...records, ...records].join()}]`));
  assert.equal(byKernel, 2000);
});

test('names that are hard to tell apart', () => {
  const records = Array.from({ length: 500 }, (_, i) => plus(`"na${1000 + i}me":"x","awsRegion":"${i}"`));
  const { byKernel } = readBothWays(Buffer.from(`[${[...records, ...records].join()}]`));
  assert.equal(byKernel, 1000);
});

test('names mean nothing in another object, also where they were foreseen', () => {
  const records = [
    plus('"userIdentity":{"userName":"a"},"eventID":"1","arn":"b"'),
    plus('"userIdentity":{"userName":"a","eventID":"1","arn":"b"},"arn":"c"'),
    plus('"userIdentity":{"sessionContext":{"userName":"a","sessionIssuer":{"userName":"b","arn":"c"}}}'),
    plus('"userName":"a","sessionContext":{"sessionIssuer":{"userName":"b"}}'),
  ];
  const { byKernel } = readBothWays(Buffer.from(`[${[...records, ...records.toReversed()].join()}]`));
  assert.equal(byKernel, 8);
});

test('many odd records cost no more than the walker takes, and plain ones behind them are found', () => {
  const records = [
    ...Array.from({ length: 3000 }, () => `{"a":{},${HEAD}}`),
    ...Array.from({ length: 3000 }, () => PLAIN),
  ];
  const { byKernel } = readBothWays(Buffer.from(`[${records.join()}]`));
  assert.ok(byKernel > 2000);
});

test('a text cut anywhere', () => {
  const text = Buffer.from(
    `{"Records":[${PLAIN},${plus('"userIdentity":{"arn":"a\\\\"},"b":"\\\\"')},${PLAIN}]}`,
  );
  for (let length = 0; length <= text.length; length++) readBothWays(text.subarray(0, length));
});

test('readings that pause do not disturb one another', () => {
  const texts = [0, 1, 2].map((n) =>
    Buffer.from(
      `[${Array.from({ length: 4000 }, (_, i) => plus(`"eventID":"${n}-${i}","a":"${'x'.repeat(300)}"`)).join()}]`,
    ),
  );
  const readings = texts.map((text) => readLogInSteps(text, { scanner: kernel }));
  const logs = new Map<number, object>();
  while (logs.size < readings.length) {
    for (const [n, reading] of readings.entries()) {
      const { done, value } = reading.next();
      if (done && value) logs.set(n, contentsOf(value));
    }
  }
  for (const [n, text] of texts.entries()) assert.deepEqual(logs.get(n), contentsOf(readLog(text)));
});

test('strings can be added behind those of the kernel', () => {
  const columns = newColumns();
  const text = Buffer.from(`[${PLAIN}]`);
  const records = kernel.begin(text, columns);
  assert.equal(records.read(1, true), text.length - 1);
  records.end();
  const { strings } = columns;
  assert.equal(strings.internText('RunInstances'), columns.eventName[0]);
  const id = strings.internText('another');
  assert.equal(strings.text(id), 'another');
  assert.equal(strings.internText('another'), id);
});

test('fixtures', () => {
  const root = join(import.meta.dirname, '..', '..');
  const files = globSync(['test/fixtures/*/*.*', 'media/sample-case/**/*.*'], { cwd: root });
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    readBothWays(decodeFile(file.endsWith('.gz') ? gunzipSync(bytes) : bytes).text);
  }
});
