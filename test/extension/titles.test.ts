import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ROOT } from '../../scripts/lib/paths.ts';

interface Command {
  readonly title: string;
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const commands: readonly Command[] = manifest.contributes.commands;

test('a command that asks for more says so with one character, not with three dots', () =>
  assert.deepEqual(
    commands.map(({ title }) => title).filter((title) => title.includes('..')),
    [],
  ));

test('commands that search, sort, group or go somewhere ask for more', () =>
  assert.deepEqual(
    commands
      .map(({ title }) => title)
      .filter(
        (title) => /^(Search|Sort|Group|Set|Go to|Save|Export|Suppress) /.test(title) && !title.endsWith('…'),
      ),
    [],
  ));
