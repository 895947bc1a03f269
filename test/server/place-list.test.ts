import assert from 'node:assert/strict';
import test from 'node:test';
import { mapPlaces, placeCount, type Place, type PlaceList } from '../../src/protocol.ts';
import { locationsOf, Places } from '../../src/server/place-list.ts';

/** What is listed comes out as it was put in, having been sent as JSON. */
function check(name: string, places: readonly Place[], runs: number): void {
  test(name, () => {
    const list = new Places();
    for (const place of places) list.add(place);
    const sent = JSON.parse(JSON.stringify(list)) as PlaceList;
    assert.deepEqual(locationsOf(sent), places);
    assert.equal(placeCount(sent), places.length);
    assert.equal(mapPlaces(sent, (uri) => uri).length, places.length);
    assert.equal(sent.runs.length, 4 * runs);
    assert.equal(sent.uris.length, new Set(places.map(({ uri }) => uri)).size);
  });
}

function from(uri: string, line: number, character: number, endLine: number, endCharacter: number): Place {
  return { uri, range: { start: { line, character }, end: { line: endLine, character: endCharacter } } };
}

check('none', [], 0);
check('one', [from('a', 1, 2, 1, 5)], 1);
check('in the same columns', [from('a', 1, 2, 1, 5), from('b', 9, 2, 9, 5), from('a', 4, 2, 4, 5)], 1);
check('in others', [from('a', 1, 2, 1, 5), from('a', 1, 3, 1, 5), from('a', 1, 3, 1, 6)], 3);
check('over some lines', [from('a', 1, 2, 3, 5), from('a', 7, 2, 9, 5), from('a', 7, 2, 7, 5)], 2);
check('at the very beginning', [from('a', 0, 0, 0, 0)], 1);

test('a place within a line, by the number of its URI', () => {
  const list = new Places();
  list.addInLine(list.numberOf('a'), 3, 4, 5);
  assert.deepEqual(locationsOf(list), [from('a', 3, 4, 3, 9)]);
});
