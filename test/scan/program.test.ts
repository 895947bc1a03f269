import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DIST, ROOT } from '../../scripts/lib/paths.ts';
import { run } from '../../scripts/lib/run.ts';
import { Program } from '../../src/scan/program.ts';
import { folderWith } from './support/folder.ts';

const SAYS_ONE = "require('node:fs').writeFileSync(require('node:path').join(__dirname, 'said'), 'one');";
const SAYS_TWO = SAYS_ONE.replace('one', 'two');

/** A program that says something does so, whether V8 has compiled it before or not. */
function check(path: string, expected: { readonly says: string; readonly isCompiled: boolean }): void {
  const program = new Program(path);
  program.run();
  const said = readFileSync(join(path, '..', 'said'), 'utf8');
  assert.deepEqual({ says: said, isCompiled: program.isCompiled }, expected);
}

test('what was compiled is used for the same program, and for no other of the same length', (t) => {
  const path = join(folderWith(t, { 'program.cjs': SAYS_ONE }), 'program.cjs');
  check(path, { says: 'one', isCompiled: false });
  new Program(path).writeCodeCache();
  check(path, { says: 'one', isCompiled: true });
  writeFileSync(path, SAYS_TWO);
  check(path, { says: 'two', isCompiled: false });
});

test('a damaged code cache is none', (t) => {
  const folder = folderWith(t, { 'program.cjs': SAYS_ONE });
  new Program(join(folder, 'program.cjs')).writeCodeCache();
  const [name] = readdirSync(join(folder, 'code-cache'));
  const whole = readFileSync(join(folder, 'code-cache', name!));
  // V8 remembers by its path what it has compiled itself, so each stands in a folder of its own.
  const checkCopy = (cache: Uint8Array, isCompiled: boolean): void => {
    const copy = folderWith(t, { 'program.cjs': SAYS_ONE, [`code-cache/${name}`]: cache });
    check(join(copy, 'program.cjs'), { says: 'one', isCompiled });
  };
  checkCopy(whole, true);
  checkCopy(new Uint8Array(), false);
  checkCopy(Buffer.from('no code'), false);
  checkCopy(whole.subarray(0, whole.length / 2), false);
});

test('the build has compiled the programs of the command line', async () => {
  const source = `
    import { setFlags } from './src/cli/flags.ts';
    import { Program } from './src/scan/program.ts';
    setFlags();
    for (const name of ${JSON.stringify(['cli-program.cjs', 'scan-worker-program.cjs'])})
      console.log(name, new Program(${JSON.stringify(DIST)} + '/' + name).isCompiled);`;
  const { output } = await run(process.execPath, ['--input-type=module', '-e', source], { cwd: ROOT });
  assert.equal(output, 'cli-program.cjs true\nscan-worker-program.cjs true\n');
});
