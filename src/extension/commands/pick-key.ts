import { QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from 'vscode';
import type { Entity, EntityChoice, EntityKind } from '../../protocol.ts';
import type { Server } from '../server.ts';
import { KEY_KINDS } from './target.ts';

interface KeyItem extends QuickPickItem {
  readonly entity?: Entity;
}

const HEADINGS: Partial<Record<EntityKind, string>> = {
  'key-pair': 'Key pairs',
  'access-key': 'Access keys',
};
const ICONS: Partial<Record<EntityKind, string>> = { 'key-pair': 'lock', 'access-key': 'key' };

/** Lets the user choose among the key pairs and access keys of the open logs. */
export async function pickKey(server: Server, title: string): Promise<Entity | undefined> {
  const choices = (await server.request('entities', { kinds: KEY_KINDS })) ?? [];
  if (choices.length === 0) {
    await window.showInformationMessage('No open log has an access key or a key pair.');
    return undefined;
  }
  const items = KEY_KINDS.flatMap((kind) => section(kind, choices));
  const options = {
    title,
    placeHolder: 'Key pair or access key',
    matchOnDescription: true,
    matchOnDetail: true,
  };
  return (await window.showQuickPick(items, options))?.entity;
}

function section(kind: EntityKind, choices: readonly EntityChoice[]): KeyItem[] {
  const items = choices.filter(({ entity }) => entity.kind === kind).map(itemOf);
  return items.length > 0
    ? [{ label: HEADINGS[kind] ?? kind, kind: QuickPickItemKind.Separator }, ...items]
    : [];
}

function itemOf({ entity, label, description }: EntityChoice): KeyItem {
  return { entity, label, description, iconPath: new ThemeIcon(ICONS[entity.kind] ?? 'symbol-event') };
}
