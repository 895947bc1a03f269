import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { familiesOf } from '../../src/core/detect/families.ts';
import { atLeast } from '../../src/core/detect/level.ts';
import { loadRules } from '../../src/core/detect/parse/load.ts';
import { SHIPPED_PLACEHOLDERS } from '../../src/core/enrich/placeholders.ts';
import { PACK_FILES } from '../core/detect/support/pack.ts';

const { rules, refused, notApplicable } = loadRules(PACK_FILES, SHIPPED_PLACEHOLDERS);
const reporting = rules.filter((rule) => rule.reports);

test('everything in the pack loads', () => {
  assert.deepEqual(refused, []);
  assert.equal(notApplicable, 0);
});

test('one finding a file, called like the file, in the folder of its family', () => {
  const filesOf = Object.groupBy(reporting, ({ finding }) => finding);
  for (const [finding, documents = []] of Object.entries(filesOf)) {
    for (const { path, family } of documents) assert.equal(path, `${family}/${finding}.yml`);
  }
  assert.equal(Object.keys(filesOf).length, PACK_FILES.length);
});

test('the findings about key pairs and their levels', () => {
  const levels = Object.groupBy(
    reporting.filter(({ family }) => family === 'key-pairs'),
    ({ finding }) => finding,
  );
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(levels).map(([id, documents = []]) => [
        id,
        [...new Set(documents.flatMap(({ level, raise }) => [level, ...(raise ? [raise.to] : [])]))]
          .toSorted()
          .join(' '),
      ]),
    ),
    {
      'key-pair-suspicious-name': 'informational low',
      'key-pair-known-bad-name': 'high low medium',
      'key-pair-and-security-group': 'high informational medium',
      'key-pair-new-principal-non-cloud-as': 'medium',
      'key-pair-imported': 'low',
      'key-pair-used-after-creation': 'high low',
      'key-pair-recon': 'low medium',
      'key-pair-by-root-access-key': 'high medium',
      'key-pair-many-regions': 'high',
      'key-pair-removed-after-use': 'low medium',
      'ssh-key-pushed': 'low',
      'ssh-open-to-world': 'medium',
    },
  );
});

test('of other families, what one event says is low at most', () => {
  const higher = reporting.filter(
    ({ kind, family, level }) => kind === 'detection' && family !== 'key-pairs' && atLeast(level, 'medium'),
  );
  assert.deepEqual(
    higher.map(({ name, level }) => `${name} ${level}`),
    ['cti_admin_rights_for_oneself medium'],
  );
});

test('every rule names its calls, so that others need not be looked at', () => {
  const anyCall = rules.filter((rule) => rule.kind === 'detection' && !rule.prefilter.eventNames);
  assert.deepEqual(anyCall, []);
});

test('every finding has a proof', () => {
  const tests = globSync('**/*.test.ts', { cwd: import.meta.dirname });
  const text = tests.map((path) => readFileSync(join(import.meta.dirname, path), 'utf8')).join('');
  const unproved = reporting.filter(({ finding }) => !text.includes(`'${finding}'`));
  assert.deepEqual(
    unproved.map(({ finding }) => finding),
    [],
  );
});

test('the families can be switched off in the settings', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  const setting = manifest.contributes.configuration.properties['cloudtrailInvestigator.rules.families'];
  const families = familiesOf({ rules, refused, seen: 0, notApplicable });
  assert.deepEqual(Object.keys(setting.properties).toSorted(), families);
  assert.deepEqual(Object.keys(setting.default).toSorted(), families);
});

test('every finding says what it is, why, and what to do, with the values of the event', () => {
  for (const {
    title,
    id,
    name,
    description,
    references,
    tags,
    falsePositives,
    message,
    triage,
  } of reporting) {
    assert.match(id ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, title);
    assert.match(name ?? '', /^cti_\w+$/, title);
    assert.ok(description.length > 20, title);
    assert.ok(references.length > 0 && references.every((url) => url.startsWith('https://')), title);
    assert.ok(
      tags.some((tag) => /^attack\.t\d/.test(tag)),
      title,
    );
    assert.ok(falsePositives.length > 0, title);
    assert.match(message ?? '', /\{.+\}/, title);
    assert.ok(triage.length >= 3 && /\{userIdentity\.(arn|accessKeyId)\}/.test(triage.join()), title);
  }
});

test('every finding has a section in docs/rules.md, where its link points', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/rules.md'), 'utf8');
  const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const others = ['Families', 'How often they fire'];
  assert.deepEqual(new Set(sections), new Set([...others, ...reporting.map(({ finding }) => finding)]));
});
