import type { RegionCoverage } from '../../core/analysis/coverage/coverage.ts';
import type { CoverageNode } from '../../protocol.ts';
import type { OpenedExport } from '../../scan/files/open-export.ts';
import type { LoadedLogs } from '../case/loaded-logs.ts';
import { shorten } from '../describe/rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { baseName, folderName } from '../uri.ts';
import { count, utc } from '../describe/words.ts';
import { coverageRow } from './coverage-row.ts';
import { digestNode } from './digest-nodes.ts';
import { historyNodes } from './history-nodes.ts';
import { NEAR_MISSES } from './near-miss-nodes.ts';
import { ruleNodes } from './rule-nodes.ts';
import { undecidedNodes } from './undecided-nodes.ts';
import { skippedNodes, unreachedNodes } from './unread-nodes.ts';

/** What was read and what was not: files, records, hours. Of a log on screen and of one on disk alike. */
export function* coverage(snapshot: Snapshot, loaded: LoadedLogs): Generator<void, readonly CoverageNode[]> {
  const { investigation } = snapshot;
  yield* investigation.concludeInSteps();
  const regions = yield* investigation.coverageInSteps();
  const logs = investigation.logIds();
  const rules = ruleNodes(loaded.engine);
  if (logs.length + loaded.files().length + loaded.leftOut.size + loaded.walkProblems.length === 0)
    return rules;
  const problems = logs.flatMap((id) => problemNodes(snapshot, id, loaded));
  return [
    coverageRow(
      'files',
      'files',
      `${count(logs.length, 'file')} read`,
      `${loaded.counts?.skipped ?? 0} skipped`,
    ),
    ...leftOutNodes(loaded),
    ...unreachedNodes(loaded),
    ...skippedNodes(loaded),
    ...(problems.length > 0
      ? [
          coverageRow(
            'problems',
            'problem',
            'Read in part or with doubts',
            count(problems.length, 'problem'),
            problems,
          ),
        ]
      : []),
    eventsNode(snapshot),
    ...undecidedNodes(snapshot),
    ...historyNodes(snapshot),
    ...(logs.length > 0 ? [NEAR_MISSES] : []),
    ...regions.map(regionNode),
    ...investigation.digests().map((region) => digestNode(snapshot, region)),
    ...rules,
  ];
}

/** Of the files found; their names told that they are not wanted. */
function leftOutNodes({ leftOut }: LoadedLogs): CoverageNode[] {
  if (leftOut.size === 0) return [];
  const label = `${count(leftOut.size, 'file')} left out by choice`;
  return [coverageRow('left-out', 'skipped', label, 'load the folder again to choose anew')];
}

const STALE = { message: 'The file has changed since it was loaded. Load it again.', offset: 0 };

/** What was wrong with a log's records, and with how its file was packed. */
function problemNodes(snapshot: Snapshot, id: string, loaded: LoadedLogs): CoverageNode[] {
  const log = snapshot.investigation.log(id)!;
  // That a digest holds no events is as it should be; what it says has rows of its own.
  const isDigest = log.format === 'digest';
  const inText = log.problems
    .filter(({ code }) => !isDigest || code !== 'not-an-event')
    .map(({ message, span }) => ({ message, offset: span.offset }));
  const file = loaded.get(id);
  const inFile = file?.file.kind === 'read' ? fileProblems(file.file) : [];
  const stale = file && loaded.texts.isStale(file) ? [STALE] : [];
  return [...stale, ...inFile, ...inText].map(({ message, offset }, number) => ({
    key: `problem/${id}/${number}`,
    kind: 'problem',
    label: baseName(id),
    description: shorten(`${message} · ${folderName(id)}`, 200),
    place: rowPlaceOf(snapshot, id, { offset: nearestShown(snapshot, id, offset), length: 0 }),
    children: [],
  }));
}

function fileProblems({ log, problems }: OpenedExport): { message: string; offset: number }[] {
  const ofRecords = new Set(log.problems.map(({ code }) => code as string));
  return problems
    .filter(({ code }) => !ofRecords.has(code))
    .map(({ message, offset }) => ({ message, offset: Math.min(offset, log.textLength) }));
}

/** A rendering shows events only: the one before the place where reading stopped. */
function nearestShown(snapshot: Snapshot, id: string, offset: number): number {
  if (snapshot.opensAsText(id)) return offset;
  const before = snapshot.investigation.log(id)!.events.findLast(({ span }) => span.offset <= offset);
  return before?.span.offset ?? offset;
}

function eventsNode({ investigation }: Snapshot): CoverageNode {
  const { events, superseded, notEvents, unreadable, ...counts } = investigation.counts();
  const duplicates = counts.duplicates - superseded;
  const rest = [
    duplicates === 0
      ? 'none delivered twice'
      : duplicates === 1
        ? '1 duplicated delivery counted once'
        : `${duplicates.toLocaleString('en-US')} duplicated deliveries counted once`,
    ...(superseded === 0 ? [] : [`${count(superseded, 'event')} superseded by an update`]),
    count(notEvents, 'other record'),
    `${unreadable.toLocaleString('en-US')} unreadable`,
  ];
  return coverageRow('events', 'events', count(events, 'event'), rest.join(', '));
}

const HOUR = 3_600_000;

function regionNode(region: RegionCoverage): CoverageNode {
  const { accountId = 'unknown account', region: name = 'unknown region', gaps } = region;
  const key = `region/${accountId}/${name}`;
  const without = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  const span = `${utc(region.firstTime)} to ${utc(region.lastTime)}`;
  const missing = without === 0 ? 'no gaps' : `${hours(without)} without events`;
  const children = gaps.map(({ from, to }) =>
    coverageRow(`${key}/${from}`, 'gap', `Nothing from ${utc(from)} to ${utc(to)}`, hours(to - from)),
  );
  const label = shorten(`${accountId} ${name}`, 100);
  return coverageRow(
    key,
    'region',
    label,
    `${missing} · ${span} · ${count(region.events, 'record')}`,
    children,
  );
}

function hours(milliseconds: number): string {
  return count(milliseconds / HOUR, 'hour');
}
