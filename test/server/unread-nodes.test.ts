import assert from 'node:assert/strict';
import test from 'node:test';
import { loadedFile } from '../../src/server/case/loaded-file.ts';
import { skippedNodes } from '../../src/server/requests/unread-nodes.ts';
import { testEngine } from './support.ts';

const AROUND = { stamp: undefined, engine: testEngine(), isInCase: true };

test('a skipped file opens as what it is, but for one that cannot be read: that would end on an error', () => {
  const files = [
    loadedFile({ kind: 'skipped', path: '/case/notes.md', reason: 'no export' }, AROUND),
    loadedFile(
      { kind: 'skipped', path: '/case/closed.json', reason: 'permission denied', isUnreadable: true },
      AROUND,
    ),
  ];
  const [all] = skippedNodes({ files: () => files });
  assert.deepEqual(
    all?.children.map(({ description, place }) => [description, place?.uri]),
    [
      ['permission denied · /case', undefined],
      ['no export · /case', 'file:///case/notes.md'],
    ],
  );
});
