import type { Prefilter } from '../rule.ts';

/** A prefilter as plain data. */
export type PlainPrefilter = { readonly [Name in keyof Prefilter]?: readonly string[] };

export function plainPrefilter({ eventSources, eventNames }: Prefilter): PlainPrefilter {
  return {
    ...(eventSources && { eventSources: [...eventSources] }),
    ...(eventNames && { eventNames: [...eventNames] }),
  };
}

/** What `plainPrefilter` made plain. */
export function readPrefilter({ eventSources, eventNames }: PlainPrefilter): Prefilter {
  return {
    eventSources: eventSources && new Set(eventSources),
    eventNames: eventNames && new Set(eventNames),
  };
}
