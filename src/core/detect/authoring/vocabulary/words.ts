import { entries } from './entry.ts';

/** Sigma's fixed words, where a key takes one of a few. */

export const STATUSES = entries({
  stable: 'Proven in daily use: hardly any false positives.',
  test: 'Mostly stable, may need some tuning.',
  experimental: 'New: expect false positives.',
  deprecated: 'Replaced by another rule, or no longer of use.',
  unsupported: 'Cannot be used as it is.',
});

export const LEVEL_WORDS = entries({
  informational: 'A weak hint, of use beside other findings.',
  low: 'Weak evidence, worth a look beside other findings. The level of a rule that names none.',
  medium: 'Worth a look of its own.',
  high: 'Very likely an attack.',
  critical: 'An attack: act now.',
});

export const CORRELATION_TYPES = entries({
  event_count: 'Counts the events that the rules match in a window: `condition: {gte: 10}`.',
  value_count: 'Counts the different values of `field` in a window, of several fields together.',
  value_sum: 'Adds up the numbers of `field` in a window.',
  value_avg: 'The mean of the numbers of `field` in a window.',
  value_percentile: 'A percentile of the numbers of `field` in a window; `percentile` says which.',
  value_median: 'The median of the numbers of `field` in a window.',
  temporal: 'All of the rules, or what the condition asks of them, match within a window, in any order.',
  temporal_ordered: 'All of the rules match within a window, in the order of `rules`.',
});

export const CONDITION_WORDS = entries({
  and: 'Both sides hold. Binds before `or`.',
  or: 'One side holds.',
  not: 'What follows does not hold. Binds before `and`.',
  'all of them': 'Every search holds, but those whose name begins with `_`.',
  '1 of them': 'One search holds, of those whose name does not begin with `_`.',
  'any of them': 'The same as `1 of them`.',
});

export const ACTIONS = entries({
  global: 'Gives its keys to the rules after it in the file.',
  repeat: 'The rule before, with the keys given here replaced.',
  reset: 'Forgets the global keys.',
});

export const RELATIONS = entries({
  derived: 'Made from that rule, which may still be in use.',
  obsolete: 'Replaces that rule.',
  merged: 'Joins several rules in one.',
  renamed: 'The same rule under another id.',
  similar: 'About the same thing.',
  correlation: 'Used in a correlation with that rule.',
});

export const FLAGS = entries({
  anchor: 'The creation of the key pair that the finding stands on. So it is without the key.',
  chain: 'Every creation in the chain of the finding.',
  none: 'No creation.',
});
