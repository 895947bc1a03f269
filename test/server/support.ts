import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingFilter } from '../../src/core/analysis/investigation.ts';
import { encodeWords } from '../../src/core/enrich/words.ts';
import { readLog } from '../../src/core/log/read.ts';
import { indexText } from '../../src/core/log/text/text-index.ts';
import type { Position, Range } from '../../src/protocol.ts';
import { createEngine, type Assets, type Engine } from '../../src/server/engine.ts';
import type { Patience } from '../../src/server/patience.ts';
import { parseRenderingUri, type RenderingId } from '../../src/server/rendering/rendering-uri.ts';
import { Renderings } from '../../src/server/rendering/renderings.ts';
import { readSettings } from '../../src/server/settings/settings.ts';
import type { Snapshot } from '../../src/server/snapshot.ts';
import { sourceView } from '../../src/server/rendering/source-view.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { writeMmdb } from '../core/enrich/support/mmdb-writer.ts';

export const EVERYTHING: FindingFilter = { minimumLevel: 'informational', search: '' };

/** Waits for ever. */
export const PATIENT: Patience = { isOver: () => false, goOn: () => assert.fail('nothing is left undone') };

/** 73.0.0.0/8 alone. */
const NETWORKS = writeMmdb(
  [
    [
      (73).toString(2).padStart(8, '0'),
      {
        autonomous_system_number: 7922,
        autonomous_system_organization: 'Comcast Cable Communications, LLC',
      },
    ],
  ],
  { ip_version: 4, record_size: 24, database_type: 'Test-ASN' },
);

/** The shipped rules with a tiny table of networks and hardly any words. */
export const TEST_ASSETS: Assets = {
  ruleFiles: globSync('src/core/detect/pack/**/*.yml', { cwd: ROOT })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  words: encodeWords(['deploy', 'server']),
  asn: () => ({ format: 'mmdb', bytes: NETWORKS }),
};

export function testEngine(settings: unknown = null): Engine {
  return createEngine(TEST_ASSETS, readSettings(settings));
}

/** Texts by their URI, read and matched, as the features see them. */
export function snapshotOf(
  texts: Readonly<Record<string, string>>,
  filter = EVERYTHING,
  aliases: Readonly<Record<string, string>> = {},
): TestSnapshot {
  const { investigation, enrichment, rules } = testEngine();
  const read = new Map(
    Object.entries(texts).map(([uri, text]) => {
      const bytes = new TextEncoder().encode(text);
      const log = readLog(bytes);
      investigation.setLog(uri, log);
      return [uri, { version: 1, log, index: indexText(bytes) }];
    }),
  );
  const renderings = new Renderings(
    (uri) => read.get(uri),
    () => 'indented',
  );
  return {
    investigation,
    enrichment,
    filter,
    aliases: new Map(Object.entries(aliases)),
    rule: (key) => rules.get(key),
    drawnCharacters: Infinity,
    opensAsText: () => true,
    renderedPlace: () => undefined,
    foreknownPlaces: () => undefined,
    view(uri) {
      const rendering = parseRenderingUri(uri);
      if (rendering) return renderings.get(rendering);
      const document = read.get(uri);
      return document && sourceView(uri, document.log, document.index);
    },
    renderings,
  };
}

export interface TestSnapshot extends Snapshot {
  readonly renderings: Renderings;
}

export function renderingOf(snapshot: TestSnapshot, id: RenderingId) {
  const rendering = snapshot.renderings.get(id);
  assert.ok(rendering);
  return rendering;
}

const DEFAULTS = {
  eventVersion: '1.11',
  eventTime: '2026-11-04T10:02:11Z',
  eventSource: 'ec2.amazonaws.com',
  awsRegion: 'us-east-1',
  sourceIPAddress: '73.158.0.9',
  userAgent: 'aws-cli/2.31.9',
  recipientAccountId: '609629065308',
};

export const ALICE = {
  type: 'IAMUser',
  arn: 'arn:aws:iam::609629065308:user/alice',
  accountId: '609629065308',
  accessKeyId: 'AKIAY34FZKBOKMUTVV7A',
  userName: 'alice',
};

/** One record by what matters to a test; the rest is filled in. Events of the same number have the same id. */
export function event(number: number, fields: Readonly<Record<string, unknown>>): object {
  return { userIdentity: ALICE, ...DEFAULTS, eventID: `event-${number}`, ...fields };
}

export function createKeyPair(
  number: number,
  keyName: string,
  fields: Readonly<Record<string, unknown>> = {},
): object {
  return event(number, {
    eventName: 'CreateKeyPair',
    requestParameters: { keyName },
    responseElements: { keyName, keyPairId: 'key-0123456789abcdef0' },
    ...fields,
  });
}

/** `{"Records":[…]}`, indented as a person would have it. */
export function records(...events: readonly object[]): string {
  return JSON.stringify({ Records: events }, null, 2);
}

/** The position of the first (or a later) occurrence of `text`, `into` characters inside it. */
export function positionOf(source: string, text: string, { into = 0, occurrence = 1 } = {}): Position {
  let offset = -1;
  for (let n = 0; n < occurrence; n++) offset = source.indexOf(text, offset + 1);
  assert.ok(offset >= 0, `${text} is not in the text`);
  const before = source.slice(0, offset + into).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}

/** The line of a range with the range marked below it; several lines are shown by their first. */
export function caret(source: string, { start, end }: Range, note = ''): string {
  const line = source.split('\n')[start.line] ?? '';
  const width = (end.line === start.line ? end.character : line.length) - start.character;
  return `${line}\n${' '.repeat(start.character)}${'^'.repeat(Math.max(1, width))} ${note}`.trimEnd();
}
