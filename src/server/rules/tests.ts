import { dirname } from 'node:path';
import type { Connection } from 'vscode-languageserver';
import type { RuleFile } from '../../core/detect/parse/document.ts';
import { loadRules } from '../../core/detect/parse/load.ts';
import { testedPaths } from '../../core/detect/rule-tests/companion.ts';
import type { RuleSet } from '../../core/detect/rule.ts';
import type { Placeholders } from '../../core/enrich/enrichment.ts';
import { readRuleFiles } from '../../scan/rules/rule-files.ts';
import { openRuleTests, readTestFiles, type OpenedTests } from '../../scan/rules/rule-tests.ts';
import { answerOn } from '../answer-on.ts';
import { fileUri, pathOf } from '../case/file-uri.ts';
import type { OwnRules } from './own-rules.ts';
import { runInSteps, testFileNode } from '../requests/rule-tests.ts';
import type { RuleWatch } from './watch.ts';
import type { Workspace } from '../workspace.ts';

/** Answers what a client asks to list and run tests of rules: always as the files are on disk at that moment. */
export function answerRuleTests(
  connection: Connection,
  workspace: Workspace,
  rules: OwnRules,
  watch: RuleWatch,
): void {
  const answer = answerOn(connection);
  const opener = new TestOpener(workspace);
  answer('ruleTests', async ({ uris }) => {
    await watch.look();
    const own = readTestFiles(rules.paths).files;
    const known = new Set(own.map(({ path }) => fileUri(path)));
    const others = uris.filter((uri) => !known.has(uri)).flatMap((uri) => pathOf(uri) ?? []);
    const beside = readTestFiles(others).files.filter(isBesideRules);
    return [...own, ...beside].map((file) => testFileNode(opener.open(file)));
  });
  answer('runRuleTests', async ({ uri, tests }, token) => {
    await watch.look();
    const path = pathOf(uri);
    const [file] = path === undefined ? [] : readTestFiles([path]).files;
    if (!file) return [];
    return (await workspace.inTurns(runInSteps(opener.open(file), tests), token)) ?? [];
  });
}

/** A key at the left edge that every Sigma document has: other tools have files of tests of their own. */
const RULE_MARK = /^["']?(?:logsource|detection|correlation)["']?[ \t]*:/m;

function isBesideRules({ path }: RuleFile): boolean {
  return testedPaths(path)
    .flatMap((each) => readRuleFiles([each]).files)
    .some(({ text }) => RULE_MARK.test(text));
}

/** Opens files of tests with the rules they need: those that are loaded anyway, else those of their folder as well. */
class TestOpener {
  readonly #workspace: Workspace;
  /** What was loaded the last time: a folder may have many files of tests. */
  #last: { readonly files: readonly RuleFile[]; readonly rules: RuleSet } | undefined;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  open(file: RuleFile): OpenedTests {
    const { engine, parts } = this.#workspace.loaded.engine.forFiles;
    const wanted = testedPaths(file.path).map(fileUri);
    const isLoaded = parts.ruleFiles.some(({ path }) => wanted.includes(fileUri(path)));
    if (isLoaded) return openRuleTests(file, engine, parts.ruleFiles);
    const known = new Set(parts.ruleFiles.map(({ path }) => path));
    const ofFolder = readRuleFiles([dirname(file.path)]).files.filter(({ path }) => !known.has(path));
    const files = [...parts.ruleFiles, ...ofFolder];
    const rules = this.#load(files, parts.placeholders);
    return openRuleTests(file, { ...engine, rules }, files);
  }

  #load(files: readonly RuleFile[], placeholders: Placeholders): RuleSet {
    const { files: before = [], rules } = this.#last ?? {};
    const isSame = before.length === files.length && before.every(({ text }, at) => text === files[at]!.text);
    if (rules && isSame) return rules;
    this.#last = { files, rules: loadRules(files, placeholders) };
    return this.#last.rules;
  }
}
