import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { mergePlaceholders, SHIPPED_PLACEHOLDERS } from '../../../src/core/enrich/placeholders.ts';

test('the user’s names are added, the user’s cloud providers replace', () => {
  const merged = mergePlaceholders({
    known_bad_key_pair_names: ['mine*'],
    cloud_providers: ['AS64500'],
    admins: ['alice'],
  });
  deepEqual(merged.known_bad_key_pair_names, [...SHIPPED_PLACEHOLDERS.known_bad_key_pair_names, 'mine*']);
  deepEqual(merged.known_bad_group_names, SHIPPED_PLACEHOLDERS.known_bad_group_names);
  deepEqual(merged.cloud_providers, ['AS64500']);
  deepEqual(merged.admins, ['alice']);
});

test('nothing given, nothing changed; names of Object are names like any other', () => {
  deepEqual(mergePlaceholders({}), SHIPPED_PLACEHOLDERS);
  deepEqual(Object.entries(mergePlaceholders({ constructor: ['x'] })).at(-1), ['constructor', ['x']]);
});
