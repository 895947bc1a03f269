import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { DIST } from '../../../scripts/lib/paths.ts';
import { loadEngine } from '../../../src/cli/engine.ts';
import { matchLog } from '../../../src/core/detect/match.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { openExport } from '../../../src/scan/files/open-export.ts';
import { readExport } from '../../../src/scan/files/read-export.ts';
import { fileStamp } from '../../../src/scan/files/read-file.ts';
import { readPackedInSteps } from '../../../src/scan/files/read-packed.ts';
import { sourceText } from '../../../src/scan/places/source-text.ts';
import { Texts } from '../../../src/scan/texts/texts.ts';
import { exportOf, IMPORT } from '../../cli/support/records.ts';
import { folderWith } from '../support/folder.ts';

const ENGINE = loadEngine(DIST, {
  rules: [],
  builtinRules: true,
  asn: undefined,
  placeholders: undefined,
}).engine;

const LINE = exportOf(IMPORT, {}, { requestParameters: { keyName: 'xg1' } });
/** Listing what an account has is mostly only counted. */
const LISTING = { eventSource: 'iam.amazonaws.com', eventName: 'ListUsers', responseElements: null } as const;
const TOLD = exportOf(LISTING, IMPORT, { ...LISTING, eventName: 'ListRoles' });
const PRETTY = JSON.stringify(JSON.parse(LINE.replaceAll('laptop', 'größe 😀')), null, 2);

/** What the rules found stands where it stands in the file, and nobody needs the file to know. */
function check(name: string, content: string | Uint8Array): void {
  test(`places are known without the text: ${name}`, (t) => {
    const { opened, read } = open(t, content);
    const known = sourceText(read.log.text.subarray(), read.toFileOffset);
    rmSync(opened.path);
    const { matches } = opened.caseLog.matches;
    assert.ok(matches.length > 2);
    for (const { event, evidence } of matches) {
      for (const span of [event.span, ...evidence.flatMap((item) => item.span ?? [])]) {
        assert.deepEqual(opened.placeOf(span), known.placeOf(span));
        for (const offset of [span.offset, span.offset + span.length])
          assert.deepEqual(opened.lines.positionAt(offset), known.lines.positionAt(offset));
      }
    }
  });
}
check('one line', LINE);
check('one line, and more than ASCII', LINE.replaceAll('laptop', 'größe 😀'));
check('one line, and much more than ASCII', LINE.replaceAll('laptop', 'größe 😀'.repeat(99)));
check('lines, and more than ASCII', PRETTY);
check('a byte order mark', `\ufeff${PRETTY}`);
check('UTF-16', Buffer.from(`\ufeff${LINE}`, 'utf16le'));

test('matches that columns tell are among those of the opened log, with their places', (t) => {
  for (const content of [TOLD, JSON.stringify(JSON.parse(TOLD), null, 2)]) {
    const { opened, read, packed } = open(t, content);
    assert.ok(packed.told && packed.matches.matches.length > 0);
    rmSync(opened.path);
    const { matches } = opened.caseLog.matches;
    assert.ok(matches.length > packed.matches.matches.length);
    assert.deepEqual(matches, matchLog(opened.path, read.log, ENGINE.rules, ENGINE.enrich).matches);
    const known = sourceText(read.log.text.subarray(), read.toFileOffset);
    for (const span of matches.flatMap(({ evidence }) => evidence.flatMap((item) => item.span ?? [])))
      assert.deepEqual(opened.placeOf(span), known.placeOf(span));
  }
});

test('other places come from the text', (t) => {
  for (const content of [LINE, LINE.replaceAll('laptop', 'größe 😀'), PRETTY]) {
    const { opened, read } = open(t, content);
    const known = sourceText(read.log.text.subarray(), read.toFileOffset);
    for (const offset of [0, 7, 20, read.log.textLength, read.log.textLength + 5]) {
      const position = known.lines.positionAt(offset);
      assert.deepEqual(opened.lines.positionAt(offset), position);
      assert.equal(opened.lines.offsetAt(position), known.lines.offsetAt(position));
    }
    assert.equal(opened.lines.lineCount, known.lines.lineCount);
    assert.equal(opened.lines.hasLineLongerThan(100), known.lines.hasLineLongerThan(100));
    assert.deepEqual(opened.log.events[1]!.record(), read.log.events[1]!.record());
  }
});

test('UTF-16 with as many bytes as its text has in UTF-8', (t) => {
  const [start, end] = ['{"eventVersion":"1","eventSource":"a","eventName":"b","c":"', '"}'];
  const text = start + '€'.repeat(start.length + end.length + 2) + end;
  const content = Buffer.from(`\ufeff${text}`, 'utf16le');
  assert.equal(content.length, Buffer.byteLength(text));
  for (const withText of [false, true]) {
    const { opened, read } = open(t, content, withText);
    assert.equal(opened.wide, undefined);
    const { span } = read.log.events[0]!;
    assert.deepEqual(opened.placeOf(span).location.offset, 2);
  }
});

test('of a file that is gone, what was learnt stays and nothing throws', (t) => {
  const { opened, read } = open(t, PRETTY);
  rmSync(opened.path);
  const [event] = opened.log.events;
  assert.equal(event!.eventName, read.log.events[0]!.eventName);
  assert.deepEqual(event!.record(), {});
  assert.equal(event!.locate(['requestParameters', 'keyName']), undefined);
  assert.deepEqual(event!.pathAt(event!.span.offset + 5), []);
  assert.deepEqual(opened.lines.positionAt(3), { line: 0, column: 0 });
});

function open(t: TestContext, content: string | Uint8Array, withText = false) {
  const path = join(folderWith(t, { file: content }), 'file');
  const packed = inOneGo(readPackedInSteps({ path, id: path, size: 1, withText }, ENGINE));
  const read = readExport(path);
  assert.ok(packed.kind === 'read' && read.kind === 'read');
  const shared = { strings: new StringTable(), texts: new Texts(), asn: ENGINE.enrich.asn };
  return { opened: openExport(packed, fileStamp(path), shared), read, packed };
}
