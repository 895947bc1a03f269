import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOCUMENT_SHAPES } from '../../../../src/core/detect/authoring/vocabulary/keys.ts';
import type { Shape } from '../../../../src/core/detect/authoring/vocabulary/shape.ts';
import { CALLS_BY_SOURCE } from '../../../../src/core/detect/authoring/vocabulary/calls.ts';
import { FIELDS } from '../../../../src/core/detect/authoring/vocabulary/fields.ts';
import { MODIFIER_WORDS } from '../../../../src/core/detect/authoring/vocabulary/modifier-words.ts';
import { TAGS } from '../../../../src/core/detect/authoring/vocabulary/techniques.ts';
import { CORRELATION_TYPES, LEVEL_WORDS } from '../../../../src/core/detect/authoring/vocabulary/words.ts';
import { LEVELS } from '../../../../src/core/detect/level.ts';
import { MODIFIERS } from '../../../../src/core/detect/sigma/modifiers/all-modifiers.ts';
import { DERIVED_NAMES } from '../../../../src/core/enrich/enrich.ts';
import { load } from '../support/rules.ts';

// What is offered is what the engine takes: the tables are compared with it.

const namesOf = (entries: readonly { readonly name: string }[]): string[] =>
  entries.map(({ name }) => name).toSorted();

test('every modifier of the engine is known, and no other', () => {
  assert.deepEqual(namesOf(MODIFIER_WORDS), [...MODIFIERS.keys(), 'all', 'neq'].toSorted());
});

test('every level and every derived field', () => {
  assert.deepEqual(namesOf(LEVEL_WORDS), LEVELS.toSorted());
  assert.deepEqual(
    namesOf(FIELDS.filter(({ origin }) => origin === 'derived')),
    [...DERIVED_NAMES].toSorted(),
  );
});

for (const { name: type } of CORRELATION_TYPES) {
  test(`the engine takes the correlation type ${type}`, () => {
    const needs = type.startsWith('temporal')
      ? ''
      : `  condition: { gte: 2, field: x${type === 'value_percentile' ? ', percentile: 9' : ''} }`;
    const { refused } = load(`title: Base
name: base
logsource: { product: aws, service: cloudtrail }
detection: { a: { x: 1 }, condition: a }
---
title: Test
correlation:
  type: ${type}
  rules: [base]
  timespan: 1h
${needs}`);
    assert.deepEqual(refused, []);
  });
}

test('names are unique, and every one is explained', () => {
  const tables = [
    MODIFIER_WORDS,
    FIELDS,
    TAGS,
    ...[...CALLS_BY_SOURCE.values()].map((names) => names.map((name) => ({ name, doc: name }))),
  ];
  for (const table of tables) {
    assert.equal(new Set(namesOf(table)).size, table.length);
    for (const { name, doc } of table) assert.ok(name.trim() === name && name !== '' && doc !== '', name);
  }
  for (const shape of Object.values(DOCUMENT_SHAPES)) eachEntry(shape);
});

function eachEntry(shape: Shape): void {
  if (shape.kind === 'either') shape.of.forEach(eachEntry);
  else if (shape.kind === 'list' || shape.kind === 'one-or-list') eachEntry(shape.of);
  else if (shape.kind === 'map') {
    assert.equal(new Set(namesOf(shape.keys)).size, shape.keys.length);
    for (const { doc, shape: inner } of shape.keys) {
      assert.match(doc, /[.`]$/);
      eachEntry(inner);
    }
  }
}
