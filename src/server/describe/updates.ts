import type { EventPlace } from '../../core/analysis/deliveries/duplicates.ts';
import { commandLink } from './command-link.ts';
import { code, type Block, type Inline } from './rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';

/** What CloudTrail sent in place of an event, and in place of which it sent this one; nothing for nearly all. */
export function describeUpdates(snapshot: Snapshot, event: EventPlace, withLinks: boolean): readonly Block[] {
  const { updateOf, originals } = snapshot.investigation.updates(event);
  const link = (title: string, place: EventPlace): readonly Inline[] =>
    withLinks ? [' · ', revealLink(snapshot, title, place)] : [];
  return [
    ...(updateOf
      ? [
          {
            text: [
              { strong: 'Updated' },
              ' by ',
              ...nameOf(snapshot, updateOf),
              ': CloudTrail sent this event again, because data was missing or wrong here. This one does not count.',
              ...link('Show update', updateOf),
            ],
          },
        ]
      : []),
    ...originals.map((original) => ({
      text: [
        { strong: 'Update' },
        ' of ',
        ...nameOf(snapshot, original),
        ', which does not count any more.',
        ...link('Show original', original),
      ],
    })),
  ];
}

function nameOf({ investigation }: Snapshot, place: EventPlace): readonly Inline[] {
  const { eventID } = investigation.event(place);
  return eventID === undefined ? ['an event without an id'] : ['event ', code(eventID)];
}

function revealLink(snapshot: Snapshot, title: string, place: EventPlace): Inline {
  const { span } = snapshot.investigation.event(place);
  return commandLink(title, 'revealLocation', rowPlaceOf(snapshot, place.log, span));
}
