/** References are looked for ahead in a large case only, and only in a part of it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Entity } from '../../src/core/analysis/entities/entity.ts';
import { readLog } from '../../src/core/log/read.ts';
import { inOneGo } from '../../src/core/log/steps.ts';
import { foreknownPlaces } from '../../src/server/rendering/foreknown-place.ts';
import { rehearseReferences } from '../../src/server/rehearsal.ts';
import type { Snapshot } from '../../src/server/snapshot.ts';
import { kernel } from '../kernel/support/kernel.ts';
import { event, snapshotOf } from './support.ts';

interface Asked {
  readonly entity: Entity;
  readonly logs: number;
}

/** Rehearses in so many logs of so many events, which an editor can show as text or not. */
function rehearse(logs: number, events: number, opensAsText = false): { done: boolean; asked: Asked[] } {
  const log = readLog(new TextEncoder().encode(JSON.stringify({ Records: eventsOf(events) })), {
    scanner: kernel,
  });
  const { investigation, ...rest } = snapshotOf({});
  const matched = inOneGo(investigation.prepare('', log));
  const ids = Array.from({ length: logs }, (_, number) => `file:///${number}.json.gz`);
  investigation.add(ids.map((id) => ({ ...matched, id })));
  const asked: Asked[] = [];
  const snapshot: Snapshot = {
    ...rest,
    investigation: {
      ...investigation,
      referencesInSteps(entity, among) {
        asked.push({ entity, logs: among?.length ?? Infinity });
        return investigation.referencesInSteps(entity, among);
      },
    },
    opensAsText: () => opensAsText,
    foreknownPlaces: (id) => foreknownPlaces(id, log),
  };
  return { done: inOneGo(rehearseReferences(snapshot)), asked };
}

function eventsOf(count: number): object[] {
  return Array.from({ length: count }, (_, number) =>
    event(number, { eventName: 'ListUsers', sourceIPAddress: `198.51.100.${number % 200}` }),
  );
}

test('in some logs of a large case, for some values', () => {
  const { done, asked } = rehearse(40, 400);
  assert.ok(done);
  assert.ok(asked.length > 0 && asked.length <= 8, `${asked.length} values`);
  assert.ok(asked.every(({ logs }) => logs === 32));
  assert.equal(new Set(asked.map(({ entity }) => entity.value)).size, asked.length);
});

test('not in a small case, nor where an editor shows the logs themselves', () => {
  assert.deepEqual(rehearse(3, 400), { done: false, asked: [] });
  assert.deepEqual(rehearse(40, 400, true), { done: false, asked: [] });
});
