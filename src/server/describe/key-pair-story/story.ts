import type { RegionCoverage } from '../../../core/analysis/coverage/coverage.ts';
import type { Entity } from '../../../core/analysis/entities/entity.ts';
import type { GroupCall } from '../../../core/analysis/key-pair-story/groups.ts';
import type { KeyPairStory } from '../../../core/analysis/key-pair-story/story.ts';
import { textWord, type Word } from '../../../core/detect/explain/lines.ts';
import type { LinkedLine } from '../linked-text.ts';
import { shortEntityLabel, type Names } from '../entity-label.ts';
import { chainLines } from './chain.ts';
import { callLine, labelWord, section, storyLine, type Setting } from './lines.ts';
import { makingLines } from './making.ts';
import { unknownLines } from './unknown.ts';

const MOST_INSTANCES = 20;

/** The story of a key pair, a line for each thing; `assessment` is what there is to say of its name. */
export function storyLines(
  names: Names,
  story: KeyPairStory,
  assessment: string | undefined,
  coverage: readonly RegionCoverage[],
): readonly LinkedLine[] {
  const { keyPair, makings, attempts, material, namesakes, groups, uses, pushes, removals, chain } = story;
  const setting = settingOf(names, story);
  return [
    storyLine(0, ['Key pair ', labelWord(shortEntityLabel(names, keyPair), keyPair.value)]),
    storyLine(0, placeWords(keyPair)),
    ...(assessment === undefined ? [] : [storyLine(0, [`its name: ${assessment}`])]),
    ...section('Made', makings, (making) => makingLines(setting, making)),
    ...section('The same key elsewhere', material.elsewhere, ({ keyPair: other, call, by }) => [
      callLine(setting, 1, call, ...otherWords(keyPair, other), ` · ${SAME[by]}`),
    ]),
    ...section(
      'Key pairs of the same name elsewhere, of which it is not certain that they are the same key',
      namesakes,
      ({ keyPair: other, call }) => [callLine(setting, 1, call, ...otherWords(keyPair, other))],
    ),
    ...section('Security groups that its maker created or opened within an hour', groups, (group) =>
      groupLines(setting, group),
    ),
    ...section('Used', uses, (call) => [callLine(setting, 1, call)]),
    ...instanceLines(story),
    ...section('SSH keys pushed to its instances', pushes, (call) => [callLine(setting, 1, call)]),
    ...section('Removed', removals, (call) => [callLine(setting, 1, call)]),
    ...section('Failed attempts', attempts, (call) => [callLine(setting, 1, call)]),
    ...chainLines(setting, chain),
    ...unknownLines(story, coverage),
  ];
}

function settingOf(names: Names, { keyPair: { region }, makings }: KeyPairStory): Setting {
  const { aliases, investigation } = names;
  const networks = new Set(makings.first.flatMap(({ call }) => call.event.as?.number ?? []));
  return { aliases, investigation, region, networks };
}

const SAME = {
  fingerprint: 'the same fingerprint',
  'public-key': 'the public key in the request has the same fingerprint',
} as const;

function placeWords({ service, accountId, region }: Entity): readonly Word[] {
  return [
    service === 'lightsail' ? 'Lightsail' : 'EC2',
    ...(accountId === undefined ? [' · account unknown'] : [' · account ', textWord(accountId)]),
    ...(region === undefined ? [' · region unknown'] : [' · ', textWord(region)]),
  ];
}

/** What of another key pair is not the same: its name, its account; its region is said with the call. */
function otherWords(own: Entity, other: Entity): readonly Word[] {
  return [
    ...(other.value === own.value ? [] : [' · ', textWord(other.value)]),
    ...(other.accountId === undefined || other.accountId === own.accountId
      ? []
      : [' · account ', textWord(other.accountId)]),
  ];
}

function groupLines(setting: Setting, { call, name, groupId, worldPorts }: GroupCall): readonly LinkedLine[] {
  const called = [name, groupId]
    .filter((each) => each !== undefined)
    .flatMap((each, at): Word[] => [at === 0 ? ' · ' : ', ', textWord(each)]);
  const ports = worldPorts.join(' and ');
  const open = ports === '' ? [] : [` · opens port ${ports} to every address`];
  return [callLine(setting, 1, call, ...called, ...open)];
}

function instanceLines({ instances: ids }: KeyPairStory): readonly LinkedLine[] {
  if (ids.length === 0) return [];
  const told = ids
    .slice(0, MOST_INSTANCES)
    .flatMap((id, at): Word[] => [...(at === 0 ? [] : [', ']), textWord(id)]);
  const rest =
    ids.length > MOST_INSTANCES ? [` and ${(ids.length - MOST_INSTANCES).toLocaleString('en-US')} more`] : [];
  return [storyLine(1, [`instances (${ids.length.toLocaleString('en-US')}): `, ...told, ...rest])];
}
