import type { FilesRead, Summary } from '../core/analysis/exports/summary.ts';
import type { Terminal } from './terminal.ts';

/** Tells a person what was read and found; the last line holds the counts. */
export function noteSummary(summary: Summary, terminal: Terminal): void {
  const { files, problems, rules, undecided } = summary;
  noteFiles({ ...files, problems }, terminal);
  noteSome(
    summary.digests.missing.map(({ key }) => `${key}: listed in a digest, not loaded`),
    'log file listed in a digest',
    terminal,
  );
  for (const { path, line, reason } of rules.refused)
    terminal.note(`${path}:${line}: rule not loaded: ${reason}`);
  for (const { rule, reason, count } of undecided) {
    terminal.note(`${rule}: not decided on ${plural(count, 'event')}: ${reason}`);
  }
  const active = summary.suppressed.filters.filter(({ count }) => count > 0).length;
  const { events, duplicates, superseded, notEvents, unreadable, findings, seconds } = summary;
  const levels = Object.entries(findings.byLevel).map(([level, count]) => `${count} ${level}`);
  const found = Object.values(findings.byLevel).reduce((sum, count) => sum + count, 0);
  terminal.note(
    [
      `${plural(files.read, 'file')} read, ${files.skipped.length} skipped`,
      plural(events, 'event'),
      ...(duplicates > 0 ? [plural(duplicates, 'duplicate')] : []),
      ...(superseded > 0 ? [`${inThousands(superseded)} of them superseded by an update`] : []),
      ...(notEvents > 0 ? [plural(notEvents, 'other record')] : []),
      ...(unreadable > 0 ? [plural(unreadable, 'unreadable record')] : []),
      plural(found, 'finding') + (levels.length > 0 ? ` (${levels.join(', ')})` : ''),
      ...(summary.suppressed.total > 0
        ? [`${inThousands(summary.suppressed.total)} suppressed by ${plural(active, 'filter')}`]
        : []),
      ...(rules.switchedOff.length > 0 ? [switchedOffText(rules.switchedOff)] : []),
      `${seconds.toFixed(1)} s`,
    ].join('; '),
  );
}

function switchedOffText(switchedOff: Summary['rules']['switchedOff']): string {
  const total = switchedOff.reduce((sum, { rules }) => sum + rules, 0);
  return `${plural(total, 'rule')} off (${switchedOff.map(({ family }) => family).join(', ')})`;
}

/** Tells which files could not be read, wholly or in part, and why. */
export function noteFiles(
  { read, skipped, problems }: Pick<FilesRead, 'read' | 'skipped'> & Pick<Summary, 'problems'>,
  terminal: Terminal,
): void {
  noteSome(
    problems.map(({ path, message, offset }) =>
      offset === 0 ? `${path}: ${message}` : `${path}: byte ${offset}: ${message}`,
    ),
    'problem',
    terminal,
  );
  noteSome(
    skipped.map(({ path, reason }) => `${path}: skipped: ${reason}`),
    'skipped file',
    terminal,
  );
  if (read === 0) terminal.note('nothing readable: no CloudTrail export was found');
}

const MOST_LINES = 20;

/** A case of thousands of files must not bury the summary line; `scan --summary` has them all. */
function noteSome(lines: readonly string[], noun: string, terminal: Terminal): void {
  for (const line of lines.slice(0, MOST_LINES)) terminal.note(line);
  if (lines.length > MOST_LINES) terminal.note(`… and ${plural(lines.length - MOST_LINES, `more ${noun}`)}`);
}

/** "1 event", "2 events", "1,204 events". */
export function plural(count: number, noun: string): string {
  return `${inThousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "1,204". To ask for a language's own way of writing numbers takes longer than to scan a small file. */
function inThousands(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
