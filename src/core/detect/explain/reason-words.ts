import { eventPlace, eventWords } from './event-words.ts';
import type { CorrelationReason } from './explanation.ts';
import { line, listed, textWord, type Line, type Word } from './lines.ts';

/** Why a correlation has no finding on the event, in a line. */
export function reasonLine(reason: CorrelationReason, depth: number): Line {
  const place = reason.kind === 'carried' ? eventPlace(reason.event) : undefined;
  return line(depth, undefined, reasonWords(reason), place);
}

export function reasonWords(reason: CorrelationReason): readonly Word[] {
  const fields =
    'fields' in reason
      ? listed(
          reason.fields.map((field) => [textWord(field)]),
          'and',
        )
      : [];
  switch (reason.kind) {
    case 'no-member':
      return ['this event matches none of its rules'];
    case 'no-time':
      return ['the event has no readable time, so it is in no window'];
    case 'no-group':
      return ['the event has no value of ', textWord(reason.field), ' to be grouped by'];
    case 'where':
      return ['what ', textWord(reason.member), ' matched is not as "where" asks: ', ...fields];
    case 'missing':
      return ['missing: no event in the window and the group matches ', textWord(reason.member)];
    case 'group':
      return reason.member === undefined
        ? ['the group is the reason: with the events of other groups there would be enough']
        : [
            'the group is the reason: ',
            textWord(reason.member),
            ' is in the window, but in other groups only',
          ];
    case 'window':
      return reason.member === undefined
        ? ['the window is the reason: over a longer time there would be enough']
        : ['the window is the reason: ', textWord(reason.member), ' is in the group, but not within it'];
    case 'unalike':
      return [
        textWord(reason.member),
        ' is in the window, but not with what it must share or not: ',
        ...fields,
      ];
    case 'forbidden':
      return ['there must be no ', textWord(reason.member), ' in the window'];
    case 'order':
      return ['all are in the window, but in another order'];
    case 'too-few':
      return ['the window does not hold enough'];
    case 'carried':
      return ['part of the finding that stands on ', ...eventWords(reason.event)];
  }
}
