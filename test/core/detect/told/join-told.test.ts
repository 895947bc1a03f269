import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXT_PLACES } from '../../../../src/core/log/columns/columns.ts';
import { joinTold } from '../../../../src/core/detect/told/join-told.ts';
import type { Noted } from '../../../../src/core/detect/told/noted.ts';
import { ToldWriter, type ToldMatches } from '../../../../src/core/detect/told/told-matches.ts';

/** A match is an event, a rule, the place of all its texts, and the name of a key pair that is noted of its event. */
type Told = readonly [event: number, rule: string, place: number, name?: string];

/** What parts of some events tell is, joined, what the whole tells. */
function check(parts: readonly { readonly events: number; readonly told: readonly Told[] }[]): void {
  let index = 0;
  const whole: Told[] = [];
  const joined = parts.map(({ events, told }) => {
    const part = { told: written(told), index };
    whole.push(...told.map(([event, ...rest]): Told => [event + part.index, ...rest]));
    index += events;
    return part;
  });
  assert.deepEqual(joinTold(joined), written(whole));
}

function written(told: readonly Told[]): ToldMatches | undefined {
  const writer = new ToldWriter();
  const notes = new Map<number, Noted>();
  for (const [event, key, place, name] of told) {
    writer.add(
      event,
      { key, fields: ['eventName'] },
      name === undefined ? undefined : notedOnce(notes, event, name),
      TEXT_PLACES.map(() => place),
    );
  }
  return writer.end();
}

/** All matches of an event have the same. */
function notedOnce(notes: Map<number, Noted>, event: number, name: string): Noted {
  const keyPairs = [{ role: 'used' as const, name, keyPairId: undefined }];
  const noted = notes.get(event) ?? { keyPairs, securityGroups: [], values: {}, evidence: [] };
  notes.set(event, noted);
  return noted;
}

test('nothing is told of any part', () => {
  check([
    { events: 3, told: [] },
    { events: 2, told: [] },
  ]);
});

test('of some events more is noted', () => {
  check([
    {
      events: 3,
      told: [
        [0, 'a', 1, 'one'],
        [0, 'b', 1, 'one'],
        [1, 'a', 2],
      ],
    },
    { events: 1, told: [[0, 'b', 4, 'two']] },
  ]);
});

test('rules have other numbers in each part', () => {
  check([
    {
      events: 3,
      told: [
        [0, 'a', 1],
        [0, 'b', 2],
        [2, 'a', 3],
      ],
    },
    { events: 1, told: [] },
    {
      events: 9,
      told: [
        [4, 'b', 4],
        [8, 'a', 5],
        [8, 'c', 6],
      ],
    },
  ]);
});
