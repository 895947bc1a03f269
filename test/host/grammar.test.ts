import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { test } from './framework.ts';
import { activated } from './support.ts';

// Tokenised by VS Code's own tokeniser and its own JSON grammar, both taken from the VS Code that runs this test.

test('colours keys, ARNs, addresses, event and key names in string values', async () => {
  const line = JSON.stringify({
    eventName: 'CreateKeyPair',
    keyName: 'xg1',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    issued: 'ASIAIOSFODNN7EXAMPLE',
    arn: 'arn:aws:iam::111122223333:user/alice',
    sourceIPAddress: '2001:db8::1',
    cidrIp: '0.0.0.0/0',
  });
  assert.deepEqual(await coloured(line), {
    CreateKeyPair: 'entity.name.function.event',
    xg1: 'variable.other.constant.key-pair',
    AKIAIOSFODNN7EXAMPLE: 'keyword.control.access-key.long-term',
    ASIAIOSFODNN7EXAMPLE: 'storage.type.access-key.temporary',
    'arn:aws:iam::111122223333:user/alice': 'entity.name.type.arn',
    '2001:db8::1': 'constant.numeric.address',
    '0.0.0.0/0': 'constant.numeric.address',
  });
});

test('colours them inside an escaped record, too', async () => {
  const record = JSON.stringify({
    eventName: 'RunInstances',
    keyName: 'my key',
    sourceIPAddress: '198.51.100.7',
  });
  assert.deepEqual(await coloured(JSON.stringify({ CloudTrailEvent: record })), {
    RunInstances: 'entity.name.function.event',
    'my key': 'variable.other.constant.key-pair',
    '198.51.100.7': 'constant.numeric.address',
  });
});

test('leaves times, fingerprints, versions and property names alone', async () => {
  const line =
    '{"keyName": 1, "AKIAIOSFODNN7EXAMPLE": "10:20:30", "f": "1f:51:ae:28:bf", "v": "aws-cli/2.31.9.1 x"}';
  assert.deepEqual(await coloured(line), {});
});

interface Grammar {
  tokenizeLine(
    line: string,
    state: unknown,
  ): { tokens: { startIndex: number; endIndex: number; scopes: string[] }[] };
}

/** The parts of a line that our grammar gives a scope, with that scope. */
async function coloured(line: string): Promise<Record<string, string>> {
  const { grammar, initial } = await jsonGrammar();
  const ours = grammar
    .tokenizeLine(line, initial)
    .tokens.map(
      ({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex), scopes.at(-1) ?? ''] as const,
    )
    .filter(([, scope]) => scope.endsWith('.cloudtrail'));
  return Object.fromEntries(ours.map(([text, scope]) => [text, scope.replace(/\.cloudtrail$/, '')]));
}

async function jsonGrammar(): Promise<{ grammar: Grammar; initial: unknown }> {
  const modules = join(vscode.env.appRoot, 'node_modules');
  const textmate = require(join(modules, 'vscode-textmate'));
  const oniguruma = require(join(modules, 'vscode-oniguruma'));
  await oniguruma.loadWASM(readFileSync(join(modules, 'vscode-oniguruma', 'release', 'onig.wasm')).buffer);
  const files: Record<string, string> = {
    'source.json': join(vscode.env.appRoot, 'extensions', 'json', 'syntaxes', 'JSON.tmLanguage.json'),
    'cloudtrail.injection': join(
      (await activated()).extensionPath,
      'syntaxes',
      'cloudtrail.injection.tmLanguage.json',
    ),
  };
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope: string) =>
      textmate.parseRawGrammar(readFileSync(files[scope] ?? '', 'utf8'), `${scope}.json`),
    getInjections: (scope: string) => (scope === 'source.json' ? ['cloudtrail.injection'] : undefined),
  });
  return { grammar: await registry.loadGrammar('source.json'), initial: textmate.INITIAL };
}
