import { ENTITY_LISTS, type EntityKind } from '../../protocol.ts';

const ICONS: Readonly<Partial<Record<EntityKind, string>>> = {
  'access-key': 'key',
  principal: 'person',
  'key-pair': 'lock',
  address: 'globe',
  'user-agent': 'browser',
  instance: 'vm',
  'security-group': 'shield',
};

/** The kinds that are listed, each with its icon. */
export const ENTITY_GROUPS = ENTITY_LISTS.map((list) => ({ ...list, icon: ICONS[list.kind] ?? 'circle' }));

export type EntityGroup = (typeof ENTITY_GROUPS)[number];
