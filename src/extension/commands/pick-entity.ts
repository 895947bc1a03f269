import { QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from 'vscode';
import type { Entity, EntityChoice, EntityKind } from '../../protocol.ts';
import type { Server } from '../client/server.ts';
import { ENTITY_GROUPS, type EntityGroup } from '../views/entity-groups.ts';

interface EntityItem extends QuickPickItem {
  readonly entity?: Entity;
}

/** Lets the user choose among the things of these kinds in the open logs. */
export async function pickEntity(
  server: Server,
  title: string,
  kinds: readonly EntityKind[],
): Promise<Entity | undefined> {
  const choices = (await server.request('entities', { kinds })) ?? [];
  const groups = kinds.flatMap((kind) => ENTITY_GROUPS.filter((group) => group.kind === kind));
  const names = groups.map(({ noun }) => noun);
  if (choices.length === 0) {
    const hasLogs = (server.state?.logs ?? 0) > 0;
    const nothing = hasLogs ? `No log has ${listOf(names.map(withArticle))}.` : 'No CloudTrail log is open.';
    await window.showInformationMessage(nothing);
    return undefined;
  }
  const items = groups.flatMap((group) => section(group, choices));
  const placeHolder = capitalized(listOf(names));
  const options = { title, placeHolder, matchOnDescription: true, matchOnDetail: true };
  return (await window.showQuickPick(items, options))?.entity;
}

function section(
  { kind, label: heading, icon }: EntityGroup,
  choices: readonly EntityChoice[],
): EntityItem[] {
  const items = choices
    .filter(({ entity }) => entity.kind === kind)
    .map(({ entity, label, description }) => ({ entity, label, description, iconPath: new ThemeIcon(icon) }));
  return items.length > 0 ? [{ label: heading, kind: QuickPickItemKind.Separator }, ...items] : [];
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(names);
}

function capitalized(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}
