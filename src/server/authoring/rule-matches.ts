import { stepped, type Stepped } from '../../core/analysis/lazy.ts';
import { createInvestigation, type Investigation } from '../../core/analysis/investigation.ts';
import { fileRules, type FileDocument, type FileRules } from '../../core/detect/authoring/file-rules.ts';
import type { Conclusion, Finding } from '../../core/detect/finding.ts';
import type { RuleFile } from '../../core/detect/parse/document.ts';
import type { Log } from '../../core/log/log.ts';
import type { Engine } from '../engine.ts';
import type { RuleText } from './rule-text.ts';
import { surroundingsIn } from './surroundings.ts';

/** What a rule document matches in logs. */
export interface DocumentMatches {
  readonly document: FileDocument;
  /** Of a rule what it matches, of a filter what it takes away. */
  readonly matches: readonly Finding[];
  /** Of a rule: what filters take away of it. */
  readonly suppressed: number;
  /** Of a rule: the events on which it could not be decided. */
  readonly undecided: number;
  /** The loaded case was asked, too: the document is one of the loaded rules. */
  readonly isOfCase: boolean;
}

/** The logs that rules are tried on. */
export interface Logs {
  readonly engine: Engine;
  /** The logs whose text is at hand. */
  openLogs(): readonly string[];
}

/** What is known of one rule document. */
interface Known {
  readonly engine: Engine;
  readonly rules: FileRules;
  /** Of a document that is not loaded as it stands: the open logs under its rules alone. */
  readonly apart: Investigation;
  readonly logs: readonly Log[];
  readonly matches: Stepped<readonly DocumentMatches[]>;
}

/**
 * What open rule documents match, as they are typed. A rule that is loaded is not matched again. Any other is matched
 * with the open logs, by itself; of these only a log that has changed is matched anew.
 */
export class RuleMatches {
  readonly #logs: Logs;
  /** A text that was edited is another file. */
  readonly #known = new WeakMap<RuleFile, Known>();

  constructor(logs: Logs) {
    this.#logs = logs;
  }

  /** The documents of a text that would be loaded, each with what it matches. */
  *of(text: RuleText): Generator<void, readonly DocumentMatches[]> {
    return yield* this.#knownOf(text).matches.inSteps();
  }

  #knownOf({ file }: RuleText): Known {
    const { engine } = this.#logs;
    const { investigation } = engine;
    const logs = investigation.logIds().flatMap((id) => investigation.log(id) ?? []);
    const before = this.#known.get(file);
    const isCurrent = before?.engine === engine;
    if (isCurrent && isSame(before.logs, logs)) return before;
    const { rules, apart } = isCurrent ? before : begin(file, engine);
    const matches = stepped(() => this.#matching(rules, apart, engine, file));
    const known = { engine, rules, apart, logs, matches };
    this.#known.set(file, known);
    return known;
  }

  *#matching(
    { documents, rules, reporting }: FileRules,
    apart: Investigation,
    engine: Engine,
    file: RuleFile,
  ): Generator<void, readonly DocumentMatches[]> {
    const isOfCase =
      surroundingsIn(engine).isLoaded({ file }) && rules.rules.every(({ key }) => engine.rules.has(key));
    if (!isOfCase) yield* this.#bringUpToDate(apart, engine.investigation);
    const conclusion = isOfCase
      ? yield* engine.investigation.concludeOtherwise(rules)
      : yield* apart.concludeInSteps();
    return documents.map((document) => ({ ...matchesOf(document, conclusion, reporting), isOfCase }));
  }

  *#bringUpToDate(apart: Investigation, from: Investigation): Generator<void, void> {
    const ids = this.#logs.openLogs();
    apart.removeLogs(apart.logIds().filter((id) => !ids.includes(id)));
    for (const id of ids) {
      const log = from.log(id);
      if (log && apart.log(id) !== log) yield* apart.setLogInSteps(id, log);
    }
  }
}

function begin(file: RuleFile, engine: Engine): Pick<Known, 'rules' | 'apart'> {
  const surroundings = surroundingsIn(engine);
  const rules = fileRules(file, surroundings.othersOf({ file }), surroundings.placeholders);
  return { rules, apart: createInvestigation({ rules: rules.rules, enrich: engine.enrichment }) };
}

function isSame(before: readonly Log[], now: readonly Log[]): boolean {
  return before.length === now.length && before.every((log, at) => log === now[at]);
}

function matchesOf(
  document: FileDocument,
  conclusion: Conclusion,
  reporting: ReadonlySet<string>,
): Omit<DocumentMatches, 'isOfCase'> {
  const { key, kind } = document;
  if (kind === 'filter') {
    const taken = conclusion.suppressed.filter(
      ({ filters, finding }) => filters.includes(key) && reporting.has(finding.rule),
    );
    return { document, matches: taken.map(({ finding }) => finding), suppressed: 0, undecided: 0 };
  }
  return {
    document,
    matches: conclusion.findings.filter(({ id }) => id === key),
    suppressed: conclusion.suppressed.filter(({ finding }) => finding.id === key).length,
    undecided: conclusion.undecided.filter(({ id }) => id === key).length,
  };
}
