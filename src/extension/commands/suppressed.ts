import { setFilter } from '../filter.ts';
import type { Parts } from './parts.ts';

/** Shows what Sigma filters took away, in the view and the editors alike. */
export async function showSuppressed({ server }: Parts): Promise<void> {
  await setFilter(server, { suppressed: true });
}

export async function hideSuppressed({ server }: Parts): Promise<void> {
  await setFilter(server, { suppressed: false });
}
