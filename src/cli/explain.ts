import { explanationJson } from '../core/analysis/exports/explanation-json.ts';
import { placeText, type Places } from '../core/analysis/exports/location.ts';
import type { EventExplanation } from '../core/analysis/explanations/explanations.ts';
import { createInvestigation, type Investigation } from '../core/analysis/investigation.ts';
import { eventWords } from '../core/detect/explain/event-words.ts';
import { linesText, wordsText } from '../core/detect/explain/plain-lines.ts';
import type { EventFacts } from '../core/detect/finding.ts';
import type { Rule, RuleSet } from '../core/detect/rule.ts';
import { plain } from '../core/enrich/plain.ts';
import { inOneGo } from '../core/log/steps.ts';
import { scan } from '../scan/scan.ts';
import type { ExplainCommand } from './arguments.ts';
import { loadEngine } from './engine.ts';
import { noteFiles, plural } from './note-summary.ts';
import { readerOf, type Surroundings } from './reader.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

const VERDICTS = { match: 'MATCH', 'no-match': 'NO MATCH', undecided: 'UNDECIDED' } as const;
const EVERYTHING = { minimumLevel: 'informational', search: '' } as const;

/** `explain`: writes why a rule does or does not match an event; without a rule, how all rules stand to it. */
export async function explain(
  command: ExplainCommand,
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<number> {
  const loaded = loadEngine(surroundings.assets, command);
  const { rules } = loaded.engine;
  const asked = command.rule === undefined ? undefined : rulesCalled(rules, command.rule);
  const investigation = createInvestigation(loaded.engine);
  const { logs, files, places } = await scan(command.paths, terminal, readerOf(surroundings, loaded));
  investigation.add(logs);

  const own = investigation.chain(command.event).filter(({ matched }) => matched.length > 0);
  for (const { event } of own) {
    if (!asked) writeStandings(investigation, event, command, terminal);
    for (const rule of asked ?? []) {
      const explained = inOneGo(investigation.explainInSteps(event, rule.key, EVERYTHING));
      if (explained) terminal.out(textOf(explained, command, places));
    }
  }
  noteFiles(files, terminal);
  terminal.note(`${plural(own.length, 'event')} ${command.event} in ${plural(files.read, 'file')}`);
  return files.read === 0 ? 2 : 0;
}

/** The documents of a finding id, or the one with this name, id or title. */
function rulesCalled({ rules }: RuleSet, text: string): readonly Rule[] {
  const ofFinding = rules.filter(({ finding, reports }) => reports && finding === text);
  if (ofFinding.length > 0) return ofFinding;
  const named = rules.filter(({ key, name, title }) => [key, name, title].includes(text));
  if (named.length > 0) return named;
  throw new UsageError(`--rule ${text}: no rule that is loaded has this id, name or title`, {
    showUsage: false,
  });
}

function textOf(explained: EventExplanation, { format }: ExplainCommand, places: Places): string {
  if (format === 'jsonl') return `${JSON.stringify(explanationJson(explained, places))}\n`;
  const { event, explanation, lines } = explained;
  const { rule, verdict } = explanation;
  const texts = linesText(lines).map((text, at) => {
    const place = lines[at]!.place;
    if (!place) return text;
    const location = places.locate(place.log, place.span);
    const { startLine, startColumn } = location;
    const isSame = place.log === event.log;
    return `${text}  ${isSame ? `${startLine}:${startColumn}` : placeText(location)}`;
  });
  return paragraph([
    `${VERDICTS[verdict]} ${rule.finding}  ${rule.title} (${rule.level})`,
    `  ${wordsText(eventWords(event))}`,
    `  at ${placeText(places.locate(event.log, event.span))}`,
    ...texts.map((text) => `  ${text}`),
  ]);
}

function writeStandings(
  investigation: Investigation,
  event: EventFacts,
  { format }: ExplainCommand,
  terminal: Terminal,
): void {
  const standings = inOneGo(investigation.standingsInSteps(event)).filter(
    ({ standing }) => standing !== 'other',
  );
  for (const { rule, standing, why } of standings) {
    const reason = why ? wordsText(why.words) : '';
    const { finding: id, title, level } = rule;
    terminal.out(
      format === 'jsonl'
        ? `${JSON.stringify({ rule: { id, title, level }, standing, reason })}\n`
        : paragraph([
            `${standing.padEnd(10)} ${id}  ${title} (${level})`,
            ...(reason ? [`  ${reason}`] : []),
          ]),
    );
  }
}

function paragraph(lines: readonly string[]): string {
  return `${lines.map((text) => `${plain(text)}\n`).join('')}\n`;
}
