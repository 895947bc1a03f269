import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/protocol.ts';
import { openAlone } from './case.ts';
import { test } from './framework.ts';
import { hoverAt, positionOf, waitForHover } from './support.ts';

test('a hover on a finding says what happened and what to do about it', async () => {
  const { document } = await openAlone('chain.json');
  const facts = [/long-term/, /Comcast/, /111122223333/, /alice/, /RunInstances/, /ImportKeyPair/];
  const link = /\(command:cloudtrail-investigator\.showRelatedKeyPairEvents\?/;
  await waitForHover(document, 'xg1', ...facts, link);
});

test('a hover on an access key says what it is and where it was seen', async () => {
  const { document } = await openAlone('chain.json');
  await waitForHover(document, 'ASIARTX3GSDSQAVICTIM', /temporary/i, /2026-11-04/);
});

test('VS Code runs every link of a hover, wherever it leads', async () => {
  const { document } = await openAlone('chain.json');
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, 'xg1'),
  );
  const links = hovers
    .flatMap(({ contents }) => contents)
    .flatMap((content) => {
      assert.ok(content instanceof vscode.MarkdownString && typeof content.isTrusted === 'object');
      const { enabledCommands } = content.isTrusted;
      const commands = [...content.value.matchAll(/\]\(command:([\w.-]+)\?/g)].map(([, command]) => command!);
      assert.deepEqual(
        commands.filter((command) => !enabledCommands.includes(command)),
        [],
      );
      return commands;
    });
  for (const command of [COMMANDS.showKeyPairStory, COMMANDS.showLineage, COMMANDS.setAlias])
    assert.ok(links.includes(command), `no link to ${command}`);
});

test('no hover, lens or action repeats a session token', async () => {
  const { document } = await openAlone('chain.json');
  const hover = await hoverAt(document, 'FwoGZXIvYXdzEXAMPLESECRETTOKEN');
  assert.ok(!hover.includes('SECRETTOKEN'), hover);
});

test('text of a log stays text: no link, image or command of its own', async () => {
  const { document } = await openAlone('hostile.json');
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(document.getText().indexOf('temp_key_pair')),
  );
  assert.ok(hovers.length > 0);
  for (const content of hovers.flatMap(({ contents }) => contents)) {
    assert.ok(content instanceof vscode.MarkdownString);
    assert.notEqual(content.supportHtml, true);
    assert.notEqual(content.isTrusted, true);
    const outsideCode = content.value
      .replaceAll(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '')
      .replaceAll(/\\./g, '')
      .replaceAll(/\]\(command:cloudtrail-investigator\.\w+\?[\w%.-]*\)/g, ']'); // our own, wholly percent-encoded
    assert.doesNotMatch(outsideCode, /closeWindow|onerror|evil\.example|x\.png/);
    assert.ok(!content.value.includes('\u001b'), 'no escape character');
  }
});
