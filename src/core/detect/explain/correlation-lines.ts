import type { CorrelationRule, Limit, Presence } from '../rule.ts';
import type { Truth } from '../sigma/expr.ts';
import { duration } from './duration.ts';
import { utc } from '../../log/time.ts';
import { eventPlace, eventWords } from './event-words.ts';
import type { CorrelationExplanation, ExplainedMeasure, ExplainedMember } from './explanation.ts';
import { line, listed, textWord, type Line, type Word } from './lines.ts';
import { reasonLine } from './reason-words.ts';

const SIGNS = { gte: '≥', gt: '>', lte: '≤', lt: '<', eq: '=', neq: '≠' } as const;

/** The measure, the group and the members of a correlation, and what is missing. */
export function correlationLines(explanation: CorrelationExplanation, depth = 0): readonly Line[] {
  const { groupBy, members, reasons, window } = explanation;
  const grouped = groupBy.map(({ field, values }): readonly Word[] => [
    textWord(field),
    ...(values.length > 0
      ? [
          ' = ',
          ...listed(
            values.map((value) => [textWord(value)]),
            'and',
          ),
        ]
      : []),
  ]);
  return [
    line(depth, truthOf(explanation), [...question(explanation), ...span(explanation)]),
    ...reasons.map((reason) => reasonLine(reason, depth + 1)),
    ...(grouped.length > 0 ? [line(depth + 1, undefined, ['grouped by ', ...listed(grouped, 'and')])] : []),
    ...(window ? [line(depth + 1, undefined, [`window: ${utc(window.from)} to ${utc(window.to)}`])] : []),
    ...members.flatMap((member) => memberLines(member, explanation, depth + 1)),
  ];
}

/** The condition holds as well where another event carries the finding. */
function truthOf({ verdict, partOf }: CorrelationExplanation): Truth {
  if (verdict === 'match' || partOf) return 'yes';
  return verdict === 'undecided' ? verdict : 'no';
}

function question({ type, rule, measure }: CorrelationExplanation): readonly Word[] {
  if (measure) return measureWords(type, measure);
  const { presence, rules, ruleNames } = rule as CorrelationRule;
  const order = type === 'temporal_ordered' ? ' in this order' : '';
  if (presence?.kind === 'limits') return [`${limitsText(presence.limits)} of these rules${order}`];
  const isAll = !presence || (presence.kind === 'all' && presence.parts.every(({ kind }) => kind === 'rule'));
  if (!isAll) return [...presenceWords(presence, ruleNames), order];
  return [rules.length > 1 ? `all of these rules${order}` : 'this rule'];
}

/** `a and not (b or c)` */
function presenceWords(presence: Presence, names: readonly string[], isInner = false): readonly Word[] {
  switch (presence.kind) {
    case 'rule':
      return [textWord(names[presence.position]!)];
    case 'not':
      return ['not ', ...presenceWords(presence.part, names, true)];
    case 'limits':
      return [`${limitsText(presence.limits)} of these rules`];
    case 'all':
    case 'any': {
      const link = presence.kind === 'all' ? ' and ' : ' or ';
      const words = presence.parts.flatMap((part, at) => [
        ...(at > 0 ? [link] : []),
        ...presenceWords(part, names, true),
      ]);
      return isInner ? ['(', ...words, ')'] : words;
    }
  }
}

function limitsText(limits: readonly Limit[]): string {
  return limits.map(({ op, count }) => `${SIGNS[op]} ${count}`).join(' and ');
}

function measureWords(type: CorrelationExplanation['type'], measure: ExplainedMeasure): readonly Word[] {
  const { limits, fields, percentile, value, values } = measure;
  const wanted = limitsText(limits);
  const names = listed(
    fields.map((field) => [textWord(field)]),
    'and',
  );
  const number = value === undefined ? 'unknown' : String(Math.round(value * 100) / 100);
  const of = value === undefined ? wanted : `${number} of ${wanted}`;
  switch (type) {
    case 'value_count': {
      const list =
        values.length > 0
          ? [
              ' (',
              ...listed(
                values.map((each) => [textWord(each)]),
                'and',
              ),
              ')',
            ]
          : [];
      return [`${of} distinct `, ...names, ...list];
    }
    case 'value_sum':
      return ['the sum of ', ...names, ` is ${number}, wanted ${wanted}`];
    case 'value_avg':
      return ['the mean of ', ...names, ` is ${number}, wanted ${wanted}`];
    case 'value_percentile':
    case 'value_median':
      return [`percentile ${percentile} of `, ...names, ` is ${number}, wanted ${wanted}`];
    case 'event_count':
    case 'temporal':
    case 'temporal_ordered':
      return [`${of} events`];
  }
}

function span({ timespan, looks, rule }: CorrelationExplanation): readonly Word[] {
  const isAnchored = (rule as CorrelationRule).anchor !== undefined;
  const where = looks === 'both-ways' ? ' before or after' : isAnchored ? ' before' : '';
  return [` within ${duration(timespan)}${where}`];
}

function memberLines(
  member: ExplainedMember,
  { at }: CorrelationExplanation,
  depth: number,
): readonly Line[] {
  const { name, title, truth, events, inWindow, inGroup, inAll, isThis, nearest } = member;
  const here: readonly Word[] = isThis ? [', this event among them'] : [];
  const only = isThis && inWindow === 1;
  const count: readonly Word[] =
    at === undefined
      ? [isThis ? 'this event' : 'not this event', ` (${inAll} in all logs)`]
      : only
        ? ['this event']
        : [inWindow === 0 ? 'none' : String(inWindow), ...(inWindow > 0 ? here : [])];
  const others: readonly Word[] =
    at === undefined || inAll === inWindow ? [] : [` (${inGroup} of the group at any time, ${inAll} in all)`];
  const label: readonly Word[] =
    title === name ? [textWord(name)] : [textWord(name), ' (', textWord(title), ')'];
  const shown = only ? [] : events;
  const more = inWindow - events.length;
  return [
    line(depth, truth, [...label, ': ', ...count, ...others]),
    ...shown.map(({ event }) => line(depth + 1, undefined, eventWords(event), eventPlace(event))),
    ...(more > 0 ? [line(depth + 1, undefined, [`and ${more} more`])] : []),
    ...(nearest
      ? [
          line(
            depth + 1,
            undefined,
            [
              'the nearest, ',
              duration(nearest.distance),
              nearest.distance < 0 ? ' before: ' : ' after: ',
              ...eventWords(nearest.event),
            ],
            eventPlace(nearest.event),
          ),
        ]
      : []),
  ];
}
