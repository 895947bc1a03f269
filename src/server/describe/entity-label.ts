import type { Entity } from '../../core/analysis/entities/entity.ts';
import type { EventFacts } from '../../core/detect/finding.ts';
import { code, type Inline } from './rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { principalName } from './words.ts';

/**
 * What things are called: by their letter, by the alias that the user gave them, and always by what stands in the log.
 * Everything that shows an entity calls it so. Results may hold words from a log and from settings.
 */

/** Who knows letters and aliases. */
export type Names = Pick<Snapshot, 'aliases' | 'investigation'>;

export type Caller = Pick<EventFacts, 'userName' | 'principalArn' | 'accessKeyId'>;

/** "[A] attacker key 1 (AKIA…)", "[C] xg1 (us-east-1)", "203.0.113.7": plain text. */
export function entityLabel(names: Names, entity: Entity): string {
  const { value, region } = entity;
  const called = nameOf(names, entity);
  if (region === undefined || called.alias !== undefined)
    return plain({ ...called, value: region === undefined ? value : `${value}, ${region}` });
  return `${plain(called)} (${region})`;
}

/** The same without the region, for where that is said beside it. */
export function shortEntityLabel(names: Names, entity: Entity): string {
  return plain(nameOf(names, entity));
}

/**
 * The same for a narrow row that says the value beside it: of an ARN what tells it from others, "[B] user/alice" or
 * "role/session".
 */
export function rowEntityLabel(names: Names, entity: Entity): string {
  const [resource] = ARN_RESOURCE.exec(entity.value)?.slice(1) ?? [];
  if (resource === undefined) return entityLabel(names, entity);
  return plain({ ...nameOf(names, entity), value: resource });
}

const ARN_RESOURCE = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:assumed-role\/)?(.+)$/s;

/** The same without what stands in the log, for where that stands beside it: "[A] attacker key 1"; empty for most. */
export function entityNickname(names: Names, entity: Entity): string {
  const { tag, alias } = nameOf(names, entity);
  return [...(tag === undefined ? [] : [`[${tag}]`]), ...(alias === undefined ? [] : [alias])].join(' ');
}

/** The same as parts of a hover; without the region, which is said elsewhere. */
export function entityInlines(names: Names, entity: Entity): readonly Inline[] {
  return inlines(nameOf(names, entity));
}

/** Who made a call, by the shortest name: "[B] attacker (alice)". Plain text. */
export function callerLabel(names: Names, event: Caller): string {
  return plain(nameOfCaller(names, event));
}

/** The same as parts of a hover. */
export function callerInlines(names: Names, event: Caller): readonly Inline[] {
  return inlines(nameOfCaller(names, event));
}

/** The same without the letter, where findings are not worked out. */
export function aliasedCaller(names: Pick<Names, 'aliases'>, event: Caller): string {
  return plain({ tag: undefined, alias: aliasOfCaller(names, event), value: principalName(event) });
}

/** "attacker key 1 (AKIA…)", or the value where it has no alias. Plain text. */
export function aliased({ aliases }: Pick<Names, 'aliases'>, value: string): string {
  return plain({ tag: undefined, alias: aliases.get(value), value });
}

/** The same for words of ours that hold values: "credentials issued by attacker key 1 (AKIA…)". */
export function aliasedWords(names: Pick<Names, 'aliases'>, text: string): string {
  return names.aliases.size === 0 ? text : text.replaceAll(/[^\s,]+/g, (word) => aliased(names, word));
}

/** The same as parts of a hover. */
export function aliasedInlines({ aliases }: Pick<Names, 'aliases'>, value: string): readonly Inline[] {
  return inlines({ tag: undefined, alias: aliases.get(value), value });
}

interface Name {
  readonly tag: string | undefined;
  readonly alias: string | undefined;
  readonly value: string;
}

function nameOf({ aliases, investigation }: Names, entity: Entity): Name {
  const { value } = entity;
  return { tag: investigation.markOf(entity)?.tag, alias: aliases.get(value), value };
}

function nameOfCaller(names: Names, event: Caller): Name {
  const { principalArn: arn } = event;
  const mark = arn === undefined ? undefined : names.investigation.markOf({ kind: 'principal', value: arn });
  return { tag: mark?.tag, alias: aliasOfCaller(names, event), value: principalName(event) };
}

/** It may have been given to the ARN or to the short name. */
function aliasOfCaller({ aliases }: Pick<Names, 'aliases'>, event: Caller): string | undefined {
  return aliases.get(event.principalArn ?? '') ?? aliases.get(principalName(event));
}

function plain({ tag, alias, value }: Name): string {
  const name = alias === undefined ? value : `${alias} (${value})`;
  return tag === undefined ? name : `[${tag}] ${name}`;
}

function inlines({ tag, alias, value }: Name): readonly Inline[] {
  const name: readonly Inline[] = alias === undefined ? [code(value)] : [code(alias), ' (', code(value), ')'];
  return tag === undefined ? name : [{ strong: tag }, ' ', ...name];
}
