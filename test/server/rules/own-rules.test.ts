import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { readRuleFilesInSteps } from '../../../src/scan/rules/rule-files.ts';
import { OwnRules } from '../../../src/server/rules/own-rules.ts';
import { folderWith } from '../../scan/support/folder.ts';

const FILES = { 'rules/a.yml': 'title: A', 'rules/deep/b.yaml': 'title: B', 'rules/c.txt': 'no rule' };

test('a file that has not changed is the same object, so that nothing of it is made again', (t) => {
  const folder = folderWith(t, FILES);
  const rules = new OwnRules(readRuleFilesInSteps, folder);
  inOneGo(rules.use(['rules']));
  const before = rules.current;
  assert.deepEqual(
    before.files.map(({ text }) => text),
    ['title: A', 'title: B'],
  );
  inOneGo(rules.readAgain());
  assert.equal(rules.current, before);
  writeFileSync(join(folder, 'rules/a.yml'), 'title: Other');
  inOneGo(rules.readAgain());
  assert.equal(rules.current.files[0]?.text, 'title: Other');
  assert.equal(rules.current.files[1], before.files[1]);
});

test('what was saved in an editor counts at once, if it stands among the rules', (t) => {
  const folder = folderWith(t, FILES);
  const rules = new OwnRules(readRuleFilesInSteps, folder);
  inOneGo(rules.use([join(folder, 'rules')]));
  const before = rules.current;
  rules.saved({ path: join(folder, 'elsewhere.yml'), text: 'title: X' });
  rules.saved({ path: join(folder, 'rules/c.txt'), text: 'title: X' });
  rules.saved({ path: join(folder, 'rules/a.yml'), text: 'title: A' });
  assert.equal(rules.current, before);
  rules.saved({ path: join(folder, 'rules/aa.yml'), text: 'title: New' });
  assert.deepEqual(
    rules.current.files.map(({ text }) => text),
    ['title: A', 'title: New', 'title: B'],
  );
});

test('reading that is cancelled says so, and drops nothing that was read', (t) => {
  const folder = folderWith(t, FILES);
  const rules = new OwnRules(readRuleFilesInSteps, folder);
  const reading = rules.use(['rules']);
  reading.next();
  rules.cancelled();
  assert.deepEqual(rules.current.problems, [
    { path: 'rules', message: 'not loaded: reading the rules was cancelled' },
  ]);
  inOneGo(rules.readAgain());
  const { current } = rules;
  rmSync(join(folder, 'rules'), { recursive: true });
  rules.cancelled();
  assert.equal(rules.current, current);
});
