/** Tree, timeline, hover and related events say the same numbers of the same thing. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ROOT } from '../../scripts/lib/paths.ts';
import type { EntitySummary } from '../../src/core/analysis/entities/entity.ts';
import { inOneGo } from '../../src/core/log/steps.ts';
import { ENTITY_LISTS, type Entity, type EntityKind } from '../../src/protocol.ts';
import { codeLenses } from '../../src/server/features/code-lens.ts';
import { hover } from '../../src/server/features/hover.ts';
import { entityPage, entityTotals } from '../../src/server/requests/entities.ts';
import { entityDetailRows } from '../../src/server/requests/entity-details.ts';
import { related } from '../../src/server/requests/related.ts';
import { timelineData } from '../../src/server/requests/timeline.ts';
import { count } from '../../src/server/describe/words.ts';
import { PATIENT, snapshotOf, type TestSnapshot } from './support.ts';

const SAMPLE = 'media/sample-case';
const FIXTURES = ['test/fixtures/editor', 'test/fixtures/log'];
const MOST_OF_A_KIND = 40;

/** The files of a folder, as texts by their URI. */
function textsIn(folder: string): Record<string, string> {
  const names = readdirSync(join(ROOT, folder)).filter((name) => /\.(json|jsonl|csv|ndjson)$/.test(name));
  return Object.fromEntries(
    names.map((name) => [`file:///${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8')]),
  );
}

/** What each view says; returns how many numbers were compared in hovers. */
function check(snapshot: TestSnapshot): number {
  let hovered = 0;
  for (const { kind } of ENTITY_LISTS) {
    const listed = snapshot.investigation.entities([kind]);
    checkTree(snapshot, kind, listed);
    checkLanes(snapshot, kind, listed);
    for (const summary of listed.slice(0, MOST_OF_A_KIND)) {
      checkDetails(snapshot, summary);
      checkRelated(snapshot, summary);
      hovered += checkHover(snapshot, summary);
    }
  }
  return hovered;
}

function checkTree(snapshot: TestSnapshot, kind: EntityKind, listed: readonly EntitySummary[]): void {
  const page = inOneGo(
    entityPage(snapshot, { kind, sortBy: 'findings', search: '', offset: 0, limit: 9999 }),
  );
  const totals = inOneGo(entityTotals(snapshot, { search: '' }));
  assert.equal(totals[kind] ?? page.total, page.total);
  assert.deepEqual(
    page.items.map(({ entity, findings, description }) => [
      entity,
      findings,
      description.split(' · ').find((part) => /^[\d,]+ events?$/.test(part)),
    ]),
    listed.map(({ entity, findings, events }) => [entity, findings, count(events, 'event')]),
  );
}

function checkLanes(snapshot: TestSnapshot, kind: EntityKind, listed: readonly EntitySummary[]): void {
  const data = inOneGo(timelineData(snapshot, { bins: 37, lanes: kind }));
  if (!data) return;
  assert.equal(data.laneTotal, listed.length);
  assert.deepEqual(
    data.lanes.map(({ entity, bins, untimed }) => [entity, bins.reduce((a, b) => a + b, untimed)]),
    listed.slice(0, data.lanes.length).map(({ entity, events }) => [entity, events]),
  );
}

function checkDetails(snapshot: TestSnapshot, { entity, events, failures, findings }: EntitySummary): void {
  const [first] = inOneGo(entityDetailRows(snapshot, entity));
  const failed = failures > 0 ? `, ${failures} failed` : '';
  assert.equal(first?.description, `${count(events, 'event')}${failed}, ${count(findings, 'finding')}`);
}

/** The events that hold the value are those counted and those that only name it; the related ones are these and more. */
function checkRelated(snapshot: TestSnapshot, { entity, events }: EntitySummary): void {
  const { investigation } = snapshot;
  const elsewhere = inOneGo(investigation.namedElsewhereInSteps(entity)).events;
  assert.equal(investigation.exact(entity).length, events + elsewhere, JSON.stringify(entity));
  const { total } = inOneGo(related(snapshot, { entity, offset: 0, limit: 1 }))!;
  assert.ok(total >= events + elsewhere, JSON.stringify(entity));
}

/** Where the value stands first. 1 where a hover on it is about it. */
function checkHover(snapshot: TestSnapshot, { entity, events, findings }: EntitySummary): number {
  const { investigation } = snapshot;
  const [hit] = investigation.exact(entity);
  const view = snapshot.view(hit!.event.log)!;
  const start = view.rangeOf(hit!.span)!.start;
  const found = investigation.entityAt(hit!.event.log, hit!.span.offset)?.entity;
  if (!isSame(found, entity)) return 0;
  const style = { markdown: false, isOurs: false };
  const shown = inOneGo(hover(snapshot, view, start, style, PATIENT));
  assert.ok(shown && typeof shown.contents === 'object' && 'value' in shown.contents);
  const lines = shown.contents.value.split('\n');
  const counted = lines.find((line) => line.includes(' in all logs')) ?? '';
  assert.ok(counted.startsWith(`- ${count(events, 'event')} in all logs`), `${counted} of ${entity.value}`);
  assert.equal(lines.includes(`- ${count(findings, 'finding')}`), findings > 0, entity.value);
  return 1;
}

function isSame(a: Entity | undefined, b: Entity): boolean {
  return a?.kind === b.kind && a.value === b.value && a.accountId === b.accountId && a.region === b.region;
}

test('the sample case', () => assert.ok(check(snapshotOf(textsIn(SAMPLE))) > 30));

test('all fixtures together', () =>
  assert.ok(check(snapshotOf(Object.assign({}, ...FIXTURES.map(textsIn)))) > 15));

test('code lenses count as rows do', () => {
  const snapshot = snapshotOf(textsIn(SAMPLE));
  const keys = new Map(
    snapshot.investigation.entities(['access-key']).map(({ entity, events }) => [entity.value, events]),
  );
  let compared = 0;
  for (const uri of Object.keys(textsIn(SAMPLE))) {
    const view = snapshot.view(uri);
    for (const { data, command } of view ? inOneGo(codeLenses(snapshot, view, PATIENT)) : []) {
      const [argument] = command?.arguments ?? [];
      const entity: Entity | undefined = data?.entity ?? argument?.entity;
      if (entity?.kind !== 'access-key' || !command) continue;
      assert.ok(command.title.startsWith(`${count(keys.get(entity.value)!, 'event')} with this access key`));
      compared++;
    }
  }
  assert.ok(compared > 0);
});
