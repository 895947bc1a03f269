import assert from 'node:assert/strict';
import test from 'node:test';
import type { FindingFilter } from '../../../src/core/analysis/investigation.ts';
import { diagnostics } from '../../../src/server/features/diagnostics.ts';
import { ALICE, caret, createKeyPair, event, EVERYTHING, records, snapshotOf } from '../support.ts';

const URI = 'file:///case/log.json';
const SEVERITY = ['', 'error', 'warning', 'information', 'hint'];

function diagnosticsOf(
  text: string,
  filter: FindingFilter = EVERYTHING,
  others: Record<string, string> = {},
) {
  const snapshot = snapshotOf({ [URI]: text, ...others }, filter);
  return diagnostics(snapshot, snapshot.view(URI)!);
}

/** What is underlined in `text`, and how gravely. */
function check(text: string, expected: readonly string[], filter?: FindingFilter): void {
  const shown = diagnosticsOf(text, filter).map(({ range, severity = 0, code }) =>
    caret(text, range, `${SEVERITY[severity]} ${code}`),
  );
  assert.deepEqual(shown, expected);
}

const KNOWN_BAD = records(createKeyPair(1, 'xg1'));

test('a finding underlines the field that made the rule fire', () =>
  check(KNOWN_BAD, [
    '        "keyName": "xg1"\n                    ^^^ error key-pair-known-bad-name',
    '      "sourceIPAddress": "73.158.0.9",\n                          ^^^^^^^^^^ warning key-pair-new-principal-non-cloud-as',
  ]));

test('columns count UTF-16 units', () => {
  const [line = ''] = records(createKeyPair(1, 'xg1', { note: 'é𝄞' }))
    .split(/\n\s*/)
    .join('')
    .split('\n');
  const [found] = diagnosticsOf(line);
  assert.equal(found?.range.start.character, line.indexOf('xg1'));
});

test('the filter hides findings below its level', () =>
  check(KNOWN_BAD, ['        "keyName": "xg1"\n                    ^^^ error key-pair-known-bad-name'], {
    minimumLevel: 'high',
    search: '',
  }));

test('the filter hides findings that do not hold its search', () =>
  check(KNOWN_BAD, [], { minimumLevel: 'informational', search: 'nobody' }));

test('a damaged log has its problem, and the findings of what could be read', () => {
  const cut = KNOWN_BAD.slice(0, KNOWN_BAD.lastIndexOf('}\n    }')) + '}\n    },\n    { "eventName": "Cre';
  const codes = diagnosticsOf(cut).map(({ code }) => code);
  assert.deepEqual(codes, ['key-pair-known-bad-name', 'key-pair-new-principal-non-cloud-as', 'cut-at-end']);
});

test('the code is the rule and leads to its documentation', () => {
  const [first] = diagnosticsOf(KNOWN_BAD);
  assert.equal(first?.source, 'CloudTrail');
  assert.match(first?.codeDescription?.href ?? '', /^https:\/\//);
});

test('the other events of a chain are related information', () => {
  const text = records(
    createKeyPair(1, 'xg1'),
    event(2, {
      eventName: 'RunInstances',
      eventTime: '2026-11-04T10:12:11Z',
      requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
      responseElements: {},
    }),
  );
  const used = diagnosticsOf(text).find(({ code }) => code === 'key-pair-used-after-creation');
  const related = used?.relatedInformation?.map(({ location, message }) =>
    caret(text, location.range, message),
  );
  assert.deepEqual(related, [
    '        "keyName": "xg1"\n                    ^^^ 2026-11-04 10:02:11 UTC CreateKeyPair (Key pair created or imported)',
  ]);
});

test('every open copy of an event delivered twice has its squiggle', () => {
  const other = 'file:///case/z.json';
  const snapshot = snapshotOf({
    [URI]: KNOWN_BAD,
    [other]: `[${KNOWN_BAD.slice(KNOWN_BAD.indexOf('[') + 1, KNOWN_BAD.lastIndexOf(']'))}]`,
  });
  const codes = [URI, other].map((uri) => diagnostics(snapshot, snapshot.view(uri)!).map(({ code }) => code));
  assert.deepEqual(codes[0], codes[1]);
  assert.equal(snapshot.investigation.findings(EVERYTHING).length, codes[0]?.length);
});

test('a file has at most 1,000, the gravest first', () => {
  const imports = Array.from({ length: 1200 }, (_, number) =>
    event(number, { eventName: 'ImportKeyPair', requestParameters: { keyName: `k${number}` } }),
  );
  const found = diagnosticsOf(records(...imports, createKeyPair(9999, 'xg1', { userIdentity: ALICE })));
  assert.equal(found.length, 1000);
  assert.equal(found[0]?.code, 'key-pair-known-bad-name');
});

test('log text in a message cannot act: no line break, no terminal escape', () => {
  const [first] = diagnosticsOf(
    records(createKeyPair(1, 'xg1', { userIdentity: { ...ALICE, accessKeyId: 'AKIA\u001b[31m\nX' } })),
  );
  assert.ok(typeof first?.message === 'string');
  assert.doesNotMatch(first.message, /\p{Cc}/u);
});

test('of a digest its bracket is underlined, not all of it', () => {
  const digest = JSON.stringify({ digestS3Bucket: 'trail', digestS3Object: 'a.json.gz', logFiles: [] });
  check(digest, [`${digest}\n^ information not-an-event`]);
});
