import type { EventFacts } from '../../detect/finding.ts';
import { parseAddress } from '../../enrich/address.ts';
import { credentialKind } from '../../enrich/credential.ts';
import type { Entity } from '../entities/entity.ts';
import type { EntityMark } from '../entities/marks.ts';
import type { AttackNode, AttackNodeKind } from './graph.ts';
import { utc } from '../../log/time.ts';
import { count, findingsWords, inMiddle, shown } from './text.ts';

/** Nodes in words. Plain text in one line each, which may hold words from a log: nothing in it acts. */

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
    `first seen ${utc(firstTime)}`,
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
