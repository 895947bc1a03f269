import assert from 'node:assert/strict';
import test from 'node:test';
import type { Diagnostic } from 'vscode-languageserver';
import { renderingUri } from '../../src/server/rendering/rendering-uri.ts';
import { ShownPlaces } from '../../src/server/shown-places.ts';

const LOG = 'file:///case/log.json';
const OTHER = 'file:///case/other.json';

/** A diagnostic in some line that speaks of a line elsewhere. */
function diagnostic(line: number, uri: string, at: number): Diagnostic {
  const message = '';
  const location = { uri, range: lineRange(at) };
  return { range: lineRange(line), message, relatedInformation: [{ location, message }] };
}

function lineRange(line: number): Diagnostic['range'] {
  return { start: { line, character: 0 }, end: { line, character: 1 } };
}

/** The lines of 0 to 9 of the other document that hold something, of a diagnostic that speaks of `uri`. */
function check(uri: string, expected: readonly number[]): void {
  const places = new ShownPlaces();
  places.set(LOG, [diagnostic(3, uri, 7)]);
  assert.deepEqual(
    Array.from({ length: 10 }, (_, line) => line).filter((line) => places.has(OTHER, line)),
    expected,
  );
  places.delete(LOG);
  assert.ok(!places.has(OTHER, 7));
}

test('the line that a diagnostic elsewhere speaks of', () => check(OTHER, [7]));

test('every line of a log of whose rendering one speaks', () =>
  check(renderingUri({ source: OTHER, part: 0 }), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
