import { window } from 'vscode';
import { eventTargetOf, sayThatNoEventIsThere, type EventArgument } from './event-target.ts';
import type { Parts } from './parts.ts';

const MINUTES = [5, 15, 60, 24 * 60] as const;

/** The events before and after one, of its actor or of everybody, in the Related events view. */
export async function showEventsAround({ related }: Parts, argument?: EventArgument): Promise<void> {
  const target = eventTargetOf(argument);
  if (!target) return sayThatNoEventIsThere();
  const items = [true, false].flatMap((sameActor) =>
    MINUTES.map((minutes) => ({
      minutes,
      sameActor,
      label: `${minutes < 120 ? `${minutes} minutes` : `${minutes / 60} hours`} before and after`,
      description: sameActor ? 'same actor' : 'everybody',
    })),
  );
  const picked = await window.showQuickPick(items, { title: 'Show events around this event' });
  if (!picked) return;
  const { minutes, sameActor } = picked;
  if (!(await related.askAround({ at: target.at, minutes, sameActor }))) await sayThatNoEventIsThere();
}
