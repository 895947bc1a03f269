/** A file read in pieces is what it is when read as a whole. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { generateLog } from '../../../bench/data/log.ts';
import { fixture } from '../../core/log/check.ts';
import { random } from '../../core/log/random.ts';
import { checkPieces, fileWith, rewritten } from './check.ts';
import { JSON_NOISE } from '../../core/log/noise.ts';

type Fields = Record<string, unknown>;

const ONE_LINE = generateLog(30_000, 'one-line', 1);
const { Records: RECORDS } = JSON.parse(ONE_LINE) as { readonly Records: readonly Fields[] };
const PRETTY = JSON.stringify({ Records: RECORDS }, null, 2);
const LINES = linesOf(RECORDS);

function linesOf(records: readonly Fields[]): string {
  return records.map((record) => JSON.stringify(record)).join('\n');
}

/** Every so many records with these fields. */
function withEach(every: number, fields: Fields): readonly Fields[] {
  return RECORDS.map((record, index) => (index % every === 0 ? { ...record, ...fields } : record));
}

const DECOYS = withEach(3, {
  requestParameters: {
    list: [{ eventVersion: '1' }, { eventVersion: '2', text: '},{"eventVersion":"3"}]}' }],
  },
});

/** Texts that list records plainly. */
const PLAIN: Readonly<Record<string, string>> = {
  'one line': ONE_LINE,
  lines: LINES,
  'lines with a last break': `${LINES}\n`,
  'lines as Windows ends them': `\n${LINES.replaceAll('\n', '\r\n')}\r\n`,
  pretty: PRETTY,
  'pretty with tabs': JSON.stringify({ Records: RECORDS }, null, '\t'),
  array: JSON.stringify(RECORDS),
  'pretty array': JSON.stringify(RECORDS, null, 4),
  concatenated: RECORDS.map((record) => JSON.stringify(record, null, 1)).join(''),
  'in other letters': PRETTY.replaceAll('"aws-cli', '"größe €𝒳 aws-cli'),
  'in other letters, one line': ONE_LINE.replaceAll('"aws-cli', '"größe €𝒳 aws-cli'),
  'what looks like the beginning of a record inside of one': JSON.stringify({ Records: DECOYS }),
  'the same in lines': linesOf(DECOYS),
  'events without a time': JSON.stringify({ Records: withEach(4, { eventTime: 'soon' }) }),
  'records that are no events': JSON.stringify({ Records: withEach(4, { eventName: undefined }) }),
  'more behind the list': `${ONE_LINE.slice(0, -1)},"owner":"me"}\n`,
  'cut inside the last record': ONE_LINE.slice(0, -400),
  'cut behind a comma': `${ONE_LINE.slice(0, -2)},`,
  'lines, the last one cut': LINES.slice(0, -400),
};

for (const [name, text] of Object.entries(PLAIN)) {
  test(name, (t) => {
    const file = fileWith(t, text);
    for (const pieceBytes of [2500, 5003, 7001]) {
      assert.ok(checkPieces(file, pieceBytes) > 1, `no pieces of ${pieceBytes} bytes`);
    }
  });
}

/** Texts that mean something else as a whole than in pieces, or are in no form that is parted. */
const ODD: Readonly<Record<string, string | Uint8Array>> = {
  'a digest with records': `{"Records":${JSON.stringify(RECORDS)},"digestS3Object":"x","awsAccountId":"1"}`,
  'UTF-16': Buffer.from(`\ufeff${ONE_LINE}`, 'utf16le'),
  'a byte order mark': `\ufeff${ONE_LINE}`,
  'records in strings': RECORDS.map((record) => `{"Message":${JSON.stringify(JSON.stringify(record))}}`).join(
    '\n',
  ),
  'damage in the first record': ONE_LINE.replace('"eventVersion":', '"eventVersion"'),
};

for (const [name, text] of Object.entries(ODD)) {
  test(`${name}: not read in pieces`, (t) => {
    const file = fileWith(t, text);
    for (const pieceBytes of [2500, 7001]) assert.equal(checkPieces(file, pieceBytes), 0);
  });
}

test('fixtures of every shape', (t) => {
  const file = fileWith(t, '');
  for (const name of readdirSync(new URL('../../fixtures/log/', import.meta.url))) {
    const read = rewritten(file, fixture(name));
    for (const pieceBytes of [300, 1500]) checkPieces(read, pieceBytes);
  }
});

const NOISE = [...JSON_NOISE, '\0', '"}', '},{"eventVersion"', ']}{"Records":['];

test('texts damaged anywhere, mostly near their end', (t) => {
  const pick = random(7);
  const file = fileWith(t, '');
  const texts = [ONE_LINE, LINES, PRETTY, PLAIN['the same in lines']!].map((text) => Buffer.from(text));
  for (let round = 0; round < 60; round++) {
    let bytes = texts[pick(texts.length)]!;
    for (let damage = pick(3); damage >= 0; damage--) {
      const at = pick(3) === 0 ? pick(bytes.length) : bytes.length - pick(1500);
      const noise = Buffer.from(NOISE[pick(NOISE.length)]!);
      bytes = Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at + pick(3))]);
    }
    checkPieces(rewritten(file, bytes), 500 + pick(8000));
  }
});
