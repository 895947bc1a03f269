import type { Entity } from './entity.ts';

/** The same text for the same entity, however it was written down. */
export function entityKey({ kind, value, accountId, region, service, log }: Entity): string {
  const isPlaced = kind === 'key-pair';
  return JSON.stringify(isPlaced ? [kind, value, accountId, region, service ?? 'ec2', log] : [kind, value]);
}
