import type { Filter } from '../protocol.ts';
import type { Server } from './client/server.ts';

const EVERYTHING: Filter = { minimumLevel: 'informational', search: '' };

export function filterOf(server: Server): Filter {
  return server.state?.filter ?? EVERYTHING;
}

/** Changes a part of the one filter. Tree, Problems and lenses follow when the server tells the new state. */
export async function setFilter(server: Server, change: Partial<Filter>): Promise<void> {
  await server.request('setFilter', { ...filterOf(server), ...change });
}
