import type { EventFacts } from '../../detect/finding.ts';
import { parseAddress } from '../../enrich/address.ts';
import { credentialKind } from '../../enrich/credential.ts';
import { plain } from '../../enrich/plain.ts';
import { hideSessionTokensInText } from '../../enrich/redact.ts';
import type { Entity } from '../entity.ts';
import type { EntityMark } from '../entity-marks.ts';
import type { AttackEdge, AttackGraph, AttackNode, AttackNodeKind } from './graph.ts';
import type { AttackEdgeKind } from './step.ts';

/** Nodes and edges in words. Plain text in one line each, which may hold words from a log: nothing in it acts. */

/** What a thing is called besides its value: by its letter, and by what the user calls it. */
export interface EntityName {
  readonly mark?: EntityMark | undefined;
  readonly alias?: string | undefined;
}

export type NameOf = (entity: Entity) => EntityName;

/** What is written into a node: what it is, its name, what else is known, how often it occurs. */
export interface NodeWords {
  /** Of several things none. */
  readonly mark: EntityMark | undefined;
  readonly kind: string;
  readonly label: string;
  /** Empty where nothing is. */
  readonly detail: string;
  readonly counts: string;
}

const LABEL_LENGTH = 34;

export function nodeWords(node: AttackNode, nameOf: NameOf): NodeWords {
  const { size, events, isContext } = node;
  const [first] = node.entities;
  const { mark, alias }: EntityName = size > 1 ? {} : nameOf(first!);
  const found = isContext ? 'around it' : findingsWords(node);
  return {
    mark,
    kind: size > 1 ? count(size, NOUN[node.kind]) : nounOf(first!),
    label: inMiddle(alias ?? labelOf(node, nameOf), LABEL_LENGTH),
    detail: inMiddle(
      size > 1 ? '' : alias === undefined ? detailOf(node, first!) : labelOf(node, nameOf),
      LABEL_LENGTH,
    ),
    counts: [count(events, 'event'), found].filter(Boolean).join(' · '),
  };
}

/** How a node is called in a sentence: "key pair [C] xg1". */
export function nodeName(node: AttackNode, nameOf: NameOf): string {
  const { mark, kind, label } = nodeWords(node, nameOf);
  return [kind, ...(mark ? [`[${mark.tag}]`] : []), label].join(' ');
}

/** All that is known of a node, in lines. */
export function nodeLines(node: AttackNode, nameOf: NameOf): readonly string[] {
  const { entities, size, isContext, firstTime } = node;
  const named = entities.map((entity) => shown(fullName(node, entity, nameOf(entity))));
  return [
    size > 1 ? count(size, NOUN[node.kind]) : nounOf(entities[0]!),
    ...named,
    ...(size > named.length ? [`and ${(size - named.length).toLocaleString('en-US')} more`] : []),
    ...(size > 1 ? [] : [shown(detailOf(node, entities[0]!))].filter(Boolean)),
    [count(node.events, 'event'), findingsWords(node)].filter(Boolean).join(', '),
    `First seen ${utc(firstTime)}`,
    ...(isContext ? ['No finding of the incident is about it: it stands in calls around it'] : []),
  ];
}

function labelOf({ entities, size, isRest, name }: AttackNode, nameOf: NameOf): string {
  const [first] = entities;
  if (isRest) return `and ${size.toLocaleString('en-US')} more`;
  const label = (size > 1 && nameOf(first!).alias) || shortName(first!, name);
  return size > 1 ? `${label} and ${(size - 1).toLocaleString('en-US')} more` : label;
}

function shortName({ kind, value }: Entity, name: string | undefined): string {
  return kind === 'principal'
    ? (/^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/.exec(value)?.[1] ?? value)
    : (name ?? value);
}

/** "[C] laptop of the attacker (xg1, us-east-1)" */
function fullName(
  { name, size }: AttackNode,
  { value, region }: Entity,
  { mark, alias }: EntityName,
): string {
  const known = size === 1 && name !== undefined && name !== value ? `${name}, ${value}` : value;
  const tag = mark ? `[${mark.tag}] ` : '';
  const where = region === undefined ? '' : `, ${region}`;
  if (alias !== undefined) return `${tag}${alias} (${known}${where})`;
  return `${tag}${known}${region === undefined ? '' : ` (${region})`}`;
}

function detailOf({ as, name, place: { event } }: AttackNode, { kind, value, region }: Entity): string {
  if (kind === 'address') return as ? `AS${as.number} ${as.organization}` : '';
  if (kind === 'security-group' && name !== undefined && name !== value) return value;
  if (kind === 'principal') return /^arn:[^:]*:[^:]*:[^:]*:(\d+):/.exec(value)?.[1] ?? '';
  return region ?? (kind === 'instance' || kind === 'security-group' ? (event.region ?? '') : '');
}

function findingsWords({ findings, level }: Pick<AttackNode, 'findings' | 'level'>): string {
  return level ? `${count(findings, 'finding')}, ${level}` : '';
}

const NOUN: Readonly<Record<AttackNodeKind, string>> = {
  address: 'address',
  'access-key': 'access key',
  principal: 'principal',
  'key-pair': 'key pair',
  'security-group': 'security group',
  instance: 'instance',
};

const CREDENTIAL: Readonly<Record<EventFacts['credential'], string>> = {
  'long-term': 'long-term access key',
  temporary: 'temporary access key',
  service: 'credential of an AWS service',
  none: 'access key',
  unknown: 'access key, redacted or malformed',
};

/** What stands in place of an address where AWS calls itself. */
const AWS_ITSELF = /^(?:[\w.-]+\.amazonaws\.com|AWS Internal)$/;

function nounOf({ kind, value }: Entity): string {
  if (kind === 'access-key') return CREDENTIAL[credentialKind(value)];
  if (kind === 'address' && !parseAddress(value)) return AWS_ITSELF.test(value) ? 'AWS service' : 'source';
  return NOUN[kind as AttackNodeKind];
}

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
    kind === 'launched-with' || kind === 'launched-in'
      ? `${to} was ${done} ${from}`
      : `${from} ${done} ${to}`;
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

/** What a graph shows, and what it does not. */
export function graphLines(graph: AttackGraph): readonly string[] {
  const { events, context, leftOut, findings, level, firstTime, lastTime } = graph;
  return [
    firstTime === lastTime
      ? `${count(events, 'event')}, ${utc(firstTime)}`
      : `${count(events, 'event')} from ${utc(firstTime)} to ${utc(lastTime)}`,
    `${count(findings, 'finding')}, up to ${level}`,
    ...(context > 0 ? [`${count(context, 'event')} around it that no finding has`] : []),
    ...(leftOut > 0 ? [`${count(leftOut, 'event')} not drawn`] : []),
  ];
}

function count(number: number, noun: string): string {
  const plural = noun.endsWith('s') ? 'es' : 's';
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : plural}`;
}

function utc(time: number | undefined): string {
  return time === undefined ? 'at an unknown time' : `${iso(time)} UTC`;
}

/** The clock alone where all is of one day. */
function shortTime(
  time: number | undefined,
  { firstTime, lastTime }: Pick<AttackGraph, 'firstTime' | 'lastTime'>,
): string {
  if (time === undefined || firstTime === undefined || lastTime === undefined) return '';
  const isOneDay = iso(firstTime).slice(0, 10) === iso(lastTime).slice(0, 10);
  return iso(time).slice(isOneDay ? 11 : 5);
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

function shown(text: string): string {
  return plain(hideSessionTokensInText(text));
}

/** At most so many characters; what is too much is left out in the middle, since both ends tell things apart. */
function inMiddle(text: string, length: number): string {
  const characters = Array.from(shown(text));
  if (characters.length <= length) return characters.join('');
  const end = Math.floor((length - 1) / 2);
  return `${characters.slice(0, length - 1 - end).join('')}…${characters.slice(-end).join('')}`;
}
