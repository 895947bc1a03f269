// npm run names [-- FILE.csv]: how well the assessment of names tells intruders' names from everyone else's.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NameAssessment, NameReason } from '../src/core/enrich/enrichment.ts';
import { makeNameAssessor } from '../src/core/enrich/name-assessment.ts';
import { SHIPPED_PLACEHOLDERS } from '../src/core/enrich/placeholders.ts';
import { openWords } from '../src/core/enrich/words.ts';
import { buildWords } from './assets/words.ts';
import { ROOT } from './lib/paths.ts';

interface LabelledName {
  readonly name: string;
  readonly kind: 'key-pair' | 'security-group';
  readonly label: string;
}

const REASONS: readonly NameReason[] = [
  'known-bad',
  'known-bad-generic',
  'convention',
  'gibberish',
  'weak',
  'automation',
  'none',
];
/** What a rule treats as suspicious. */
const STRONG: ReadonlySet<NameReason> = new Set(REASONS.slice(0, 4));

const path = process.argv[2] ? resolve(process.argv[2]) : join(ROOT, '..', 'shared', 'data', 'key-names.csv');
if (existsSync(path)) await report(readNames(path));
else
  console.log(`No labelled names at ${path}: give a CSV with the columns name, kind (key or sg) and label.`);

async function report(names: readonly LabelledName[]): Promise<void> {
  const words = openWords(await buildWords());
  const noLists = {
    ...SHIPPED_PLACEHOLDERS,
    known_bad_key_pair_names: [],
    known_bad_generic_key_pair_names: [],
    known_bad_group_names: [],
  };
  reportWith('with the shipped lists', names, makeNameAssessor(words, SHIPPED_PLACEHOLDERS));
  reportWith('by shape alone', names, makeNameAssessor(words, noLists));
}

function reportWith(
  title: string,
  names: readonly LabelledName[],
  assess: (name: string, kind: LabelledName['kind']) => NameAssessment,
): void {
  const assessed = names.map((name) => ({ ...name, ...assess(name.name, name.kind) }));
  console.log(`\n${title}`);
  for (const label of [...new Set(names.map((name) => name.label))].toSorted()) {
    const ofLabel = assessed.filter((name) => name.label === label);
    const counts = REASONS.map(
      (reason) => [reason, ofLabel.filter((name) => name.reason === reason).length] as const,
    );
    const shown = counts.filter(([, count]) => count > 0).map(([reason, count]) => `${reason} ${count}`);
    const strong = ofLabel.filter(({ reason }) => STRONG.has(reason)).length;
    console.log(
      `  ${label} (${ofLabel.length}): ${shown.join(', ')}; strong ${((100 * strong) / ofLabel.length).toFixed(1)} %`,
    );
  }
  for (const { label, name, reason, explanation } of assessed) {
    const wrong = (label === 'malicious') !== STRONG.has(reason);
    if (wrong)
      console.log(
        `    ${label === 'malicious' ? 'missed' : 'false alarm'}: ${name} (${reason}: ${explanation})`,
      );
  }
}

function readNames(file: string): LabelledName[] {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [name = '', kind, label = ''] = line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
    return { name, kind: kind === 'sg' ? 'security-group' : 'key-pair', label };
  });
}
