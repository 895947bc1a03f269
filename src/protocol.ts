/**
 * What client, server and webviews agree on: names of commands, settings, views and requests, and the view models that
 * travel. It imports nothing but its own parts.
 */

export * from './protocol/commands.ts';
export * from './protocol/names.ts';
export * from './protocol/settings.ts';
export * from './protocol/places.ts';
export * from './protocol/place-list.ts';
export * from './protocol/findings.ts';
export * from './protocol/events.ts';
export * from './protocol/entities.ts';
export * from './protocol/lineage.ts';
export * from './protocol/timeline.ts';
export * from './protocol/attack-graph.ts';
export * from './protocol/case.ts';
export * from './protocol/coverage.ts';
export * from './protocol/linked-text.ts';
export * from './protocol/explain.ts';
export * from './protocol/suppress.ts';
export * from './protocol/rule-tests.ts';
export * from './protocol/requests.ts';
