import assert from 'node:assert/strict';
import test from 'node:test';
import { linesOfDocument } from '../../../../src/core/detect/suppress/document-lines.ts';

/** What is left of a file when the document that begins with a line is gone. */
function check(text: string, first: string, expected: string): void {
  const lines = text.split('\n');
  const { start, end } = linesOfDocument(text, lines.indexOf(first));
  assert.equal([...lines.slice(0, start), ...lines.slice(end)].join('\n'), expected);
}

const THREE = 'a: 1\n---\n# about b\nb: 2\nc: |\n  ---\n--- # d\nd: 3\n';

test('the first: what follows begins with its separator', () => check(THREE, 'a: 1', THREE.slice(5)));
test('in the middle: with its separator and its comments', () =>
  check(THREE, 'b: 2', 'a: 1\n--- # d\nd: 3\n'));
test('the last: nothing is left behind', () =>
  check(THREE, 'd: 3', THREE.slice(0, THREE.indexOf('--- # d')).trimEnd()));
test('a licence above the first stays', () =>
  check('# Ours\n\na: 1\n---\nb: 2', 'a: 1', '# Ours\n\n---\nb: 2'));
test('a document on the line of its separator', () =>
  check('a: 1\n--- {b: 2}\n---\nc: 3', '--- {b: 2}', 'a: 1\n---\nc: 3'));
test('CRLF', () => check('a: 1\r\n---\r\nb: 2\r\n', 'b: 2\r', 'a: 1\r'));
