import { window } from 'vscode';
import type { Entity, EntityKind } from '../../protocol.ts';
import { aliases, removeAlias as remove, setAlias as set } from '../aliases.ts';
import { cursorOf } from '../places.ts';
import type { Server } from '../client/server.ts';
import type { Parts } from './parts.ts';
import { pickEntity } from './pick-entity.ts';
import { targetOf, type PivotArgument } from './target.ts';

/** What may be chosen where nothing was pointed at. */
const NAMEABLE: readonly EntityKind[] = ['access-key', 'principal', 'key-pair', 'address'];
/** As the server reads the setting. */
const MOST_CHARACTERS = 60;

/** Gives a thing a name of the user's own, which is shown beside what stands in the logs. */
export async function setAlias({ server }: Parts, argument?: PivotArgument): Promise<void> {
  const title = 'Set alias';
  const entity = (await entityOf(server, argument)) ?? (await pickEntity(server, title, NAMEABLE));
  if (!entity) return;
  const { value } = entity;
  const alias = await window.showInputBox({
    title: `${title} of ${value}`,
    prompt: 'A name that is shown beside the value wherever it appears. It is kept in the settings.',
    placeHolder: 'attacker key 1',
    value: aliases()[value] ?? '',
    validateInput: problemOf,
  });
  if (alias !== undefined) await set(value, alias.trim());
}

/** Takes such a name away: of what was pointed at, else one that the user picks. */
export async function removeAlias({ server }: Parts, argument?: PivotArgument): Promise<void> {
  const known = aliases();
  const pointedAt = (await entityOf(server, argument))?.value;
  const value = pointedAt !== undefined && Object.hasOwn(known, pointedAt) ? pointedAt : await pick(known);
  if (value !== undefined) await remove(value);
}

async function entityOf(server: Server, argument: PivotArgument): Promise<Entity | undefined> {
  const target = targetOf(argument);
  if (target?.entity) return target.entity;
  const editor = window.activeTextEditor;
  const at = target?.at ?? (editor && cursorOf(editor));
  return (at && (await server.request('entityAt', at))) ?? undefined;
}

async function pick(known: Readonly<Record<string, string>>): Promise<string | undefined> {
  const items = Object.entries(known).map(([value, alias]) => ({ label: alias, description: value }));
  if (items.length === 0) {
    await window.showInformationMessage('Nothing has an alias.');
    return undefined;
  }
  return (await window.showQuickPick(items, { title: 'Remove alias', matchOnDescription: true }))
    ?.description;
}

function problemOf(alias: string): string | undefined {
  const { length } = alias.trim();
  if (length === 0) return 'Type a name. "Remove alias" takes one away.';
  return length > MOST_CHARACTERS ? `At most ${MOST_CHARACTERS} characters.` : undefined;
}
