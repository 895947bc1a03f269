import assert from 'node:assert/strict';
import test from 'node:test';
import { parseRenderingUri, renderingUri } from '../../../src/server/rendering/rendering-uri.ts';

for (const source of [
  'file:///a/b%20c.json',
  'untitled:Untitled-1',
  'vscode-remote://h%2B1/x?y=1&z=%25#f',
  'file:///%E4%B8%AD.csv',
]) {
  test(`${source} survives the way there and back, and an editor that encodes anew`, () => {
    const id = { source, part: 3 };
    assert.deepEqual(parseRenderingUri(renderingUri({ source, record: 3 })), { source, record: 3 });
    const uri = renderingUri(id);
    assert.deepEqual(parseRenderingUri(uri), id);
    const query = uri.slice(uri.indexOf('?') + 1);
    // As VS Code does: decode once, then encode all but a few characters.
    const again = encodeURIComponent(decodeURIComponent(query)).replaceAll('%3A', ':').replaceAll('%2F', '/');
    assert.deepEqual(parseRenderingUri(uri.replace(query, again)), id);
  });
}

test('its path is a title', () => {
  assert.match(
    renderingUri({ source: 'file:///x/log.json.gz', record: 4 }),
    /^cloudtrail-raw:\/log%20\(event%205%2C%20raw\)\.json\?/,
  );
  assert.match(
    renderingUri({ source: 'file:///x/log%20a.jsonl', part: 0 }),
    /^cloudtrail-formatted:\/log%20a%20\(formatted\)\.json\?/,
  );
  assert.match(
    renderingUri({ source: 'untitled:Untitled-1', part: 1 }),
    /^cloudtrail-formatted:\/Untitled-1%20\(formatted%2C%20part%202\)\.json\?/,
  );
});

for (const uri of [
  'file:///a.json',
  'cloudtrail-formatted:/x',
  'cloudtrail-formatted:/x?%',
  'cloudtrail-formatted:/x?[1,2]',
  'cloudtrail-formatted:/x?["a",-1]',
]) {
  test(`${uri} is none`, () => assert.equal(parseRenderingUri(uri), undefined));
}
