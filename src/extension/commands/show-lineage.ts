import type { Parts } from './parts.ts';
import { pickEntity } from './pick-entity.ts';
import { targetOrCursor, type PivotArgument } from './target.ts';

const KINDS = ['access-key', 'key-pair', 'principal', 'instance', 'security-group'] as const;

/**
 * Where a credential or resource came from and what it led to, in the Lineage view: of what was pointed at, else of what
 * stands at the cursor or of the key that the event there was made with, else of one of the logs' own.
 */
export async function showLineage({ server, lineage }: Parts, argument?: PivotArgument): Promise<void> {
  const target = targetOrCursor(argument);
  if (target && (await lineage.ask(target))) return;
  const entity = await pickEntity(server, 'Show lineage', KINDS);
  if (entity) await lineage.ask({ entity });
}
