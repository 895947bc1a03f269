import type { CallHierarchyItem } from 'vscode-languageserver';
import type { Entity } from '../../core/analysis/entities/entity.ts';

/** The entity that an item stands for: a client sends back what it was given. Undefined for anything else. */
export function entityOfItem({ data }: CallHierarchyItem): Entity | undefined {
  const entity: Partial<Entity> | null | undefined = data;
  return typeof entity?.kind === 'string' && typeof entity.value === 'string'
    ? (entity as Entity)
    : undefined;
}
