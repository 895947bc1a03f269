import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../scripts/lib/paths.ts';
import { runNode } from '../scripts/lib/run.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

test('every command of the README works', async () => {
  for (const command of commands()) {
    const [program, file = '', ...args] = command.split(' ');
    if (program === 'npm') {
      // What these do is tested where it is done.
      assert.ok(file in scripts, command);
      continue;
    }
    assert.equal(program, 'node', command);
    const { code, output } = await runNode(file, args);
    assert.equal(code, 0, `${command}\n${output}`);
    assert.notEqual(output, '', command);
  }
});

test('every npm script that the README names exists', () => {
  for (const [, name = ''] of README.matchAll(/npm run (\w+)/g)) assert.ok(name in scripts, name);
});

test('every file and heading that the README links to exists', () => {
  for (const [, target = ''] of README.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
    const [path = '', heading] = target.split('#');
    assert.ok(existsSync(join(ROOT, path)), path);
    if (heading) assert.ok(anchorsIn(readFileSync(join(ROOT, path), 'utf8')).includes(heading), target);
  }
});

/** What links call the headings of a page. */
function anchorsIn(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
}

/** The lines of the README's shell blocks. */
function commands(): string[] {
  return [...README.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.split('\n').filter(Boolean),
  );
}
