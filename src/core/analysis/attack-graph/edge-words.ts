import type { AttackEdge, AttackGraph } from './graph.ts';
import type { AttackEdgeKind } from './step.ts';
import { dayAndTime, utc } from '../../log/time.ts';
import { count, findingsWords, inMiddle, shown } from './text.ts';

/** Edges in words. Plain text in one line each, which may hold words from a log: nothing in it acts. */

/** What is written at an edge: what was done and when first, and by which calls. */
export function edgeWords(
  edge: AttackEdge,
  graph: Pick<AttackGraph, 'firstTime' | 'lastTime'>,
): readonly string[] {
  const { kind, basis, events, failures, calls, firstTime } = edge;
  const [call, ...others] = calls;
  const done = failures === events ? (TRIED[kind] ?? DONE[kind]) : DONE[kind];
  const name = others.length === 0 && call ? shown(call.name) : 'calls';
  const times = events.toLocaleString('en-US');
  const what = others.length > 0 ? count(events, 'call') : events > 1 ? `${name} ×${times}` : name;
  return [
    [done, basis === 'inferred' ? '(inferred)' : '', shortTime(firstTime, graph)].filter(Boolean).join(' '),
    inMiddle(failures > 0 ? `${what}, ${failures.toLocaleString('en-US')} failed` : what, 44),
  ];
}

/** The same in a sentence: `from` and `to` are how people call the ends. */
export function edgeSentence(edge: AttackEdge, from: string, to: string): string {
  const { kind, basis, why, events, failures, calls, firstTime } = edge;
  const done = failures === events ? (TRIED[kind] ?? DONE[kind]) : DONE[kind];
  const said =
    kind === 'launched-with' || kind === 'launched-in' ? `${to} ${done} ${from}` : `${from} ${done} ${to}`;
  const by = calls
    .map(({ name, count: times }) => `${shown(name)} ${times.toLocaleString('en-US')}`)
    .join(', ');
  const failed = failures > 0 ? `, ${failures.toLocaleString('en-US')} failed` : '';
  const found = findingsWords(edge);
  return [
    `${said}: ${count(events, 'call')}${failed} (${by}), first ${utc(firstTime)}`,
    ...(found ? [found] : []),
    basis === 'inferred' ? `inferred: ${why}` : 'recorded',
  ].join('; ');
}

const DONE: Readonly<Record<AttackEdgeKind, string>> = {
  called: 'called with',
  'acts-as': 'acts as',
  issued: 'issued',
  'signed-in': 'signed in to',
  'runs-as': 'runs as',
  created: 'created',
  imported: 'imported',
  described: 'looked up',
  used: 'used',
  deleted: 'deleted',
  opened: 'opened',
  launched: 'launched',
  'launched-with': 'launched with',
  'launched-in': 'launched in',
  'pushed-key': 'pushed an SSH key to',
};

/** Where every call failed. */
const TRIED: Readonly<Partial<Record<AttackEdgeKind, string>>> = {
  issued: 'tried to issue',
  created: 'tried to create',
  imported: 'tried to import',
  described: 'tried to look up',
  used: 'tried to use',
  deleted: 'tried to delete',
  opened: 'tried to open',
  'pushed-key': 'tried to push an SSH key to',
};

/** The clock alone where all is of one day. */
function shortTime(
  time: number | undefined,
  { firstTime, lastTime }: Pick<AttackGraph, 'firstTime' | 'lastTime'>,
): string {
  if (time === undefined || firstTime === undefined || lastTime === undefined) return '';
  const isOneDay = dayAndTime(firstTime).slice(0, 10) === dayAndTime(lastTime).slice(0, 10);
  return dayAndTime(time).slice(isOneDay ? 11 : 5);
}
