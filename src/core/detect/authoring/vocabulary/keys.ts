import type { KeyEntry, MapShape, Shape } from './shape.ts';
import { ACTIONS, CORRELATION_TYPES, FLAGS, LEVEL_WORDS, RELATIONS, STATUSES } from './words.ts';

/** What a Sigma document of each kind may say, its own keys and ours. */

export type DocumentKind = 'rule' | 'correlation' | 'filter';

const TEXT: Shape = { kind: 'text' };
const TEXTS: Shape = { kind: 'list', of: TEXT };
const FIELDS: Shape = { kind: 'one-or-list', of: { kind: 'field' } };

function key(name: string, shape: Shape, doc: string): KeyEntry {
  return { name, shape, doc };
}

function needed(name: string, shape: Shape, doc: string): KeyEntry {
  return { name, shape, doc, required: true };
}

/** A key of ours. */
function own(name: string, shape: Shape, doc: string): KeyEntry {
  return { name, shape, doc, isOurs: true };
}

function map(...keys: readonly KeyEntry[]): MapShape {
  return { kind: 'map', keys };
}

/** Other keys may stand there as well, and mean nothing to us. */
function open(...keys: readonly KeyEntry[]): MapShape {
  return { kind: 'map', keys, others: { keys: 'any', shape: { kind: 'any' } } };
}

const LOGSOURCE = open(
  key('product', TEXT, 'The product whose logs these are: `aws`.'),
  key('service', TEXT, 'The part of the product that writes the log: `cloudtrail`.'),
  key('category', TEXT, 'A kind of log that several products write. CloudTrail has none.'),
  key('definition', TEXT, 'What has to be set up so that there is such a log.'),
);

const COMMON: readonly KeyEntry[] = [
  needed('title', TEXT, 'What was found, in a few words.'),
  key(
    'id',
    TEXT,
    'A UUID that stays the same as long as the rule means the same. No two documents share one.',
  ),
  key('name', TEXT, 'A short name for correlations and filters to refer to: letters, digits, `_`, `-`.'),
  key('status', { kind: 'word', words: STATUSES }, 'How far the rule is proven.'),
  key('description', TEXT, 'What the rule looks for, and why.'),
  key('author', TEXT, 'Who wrote it. Shown with its findings.'),
  key('license', TEXT, 'The licence, by its SPDX id: `DRL-1.1`. Shown with its findings.'),
  key('references', TEXTS, 'Where to read more: addresses.'),
  key('date', { kind: 'date' }, 'When it was written: `2026-12-31`.'),
  key('modified', { kind: 'date' }, 'When it was last changed: `2026-12-31`.'),
  key('tags', { kind: 'list', of: { kind: 'tag' } }, 'Techniques and tactics: `attack.t1098.001`.'),
  key(
    'related',
    {
      kind: 'list',
      of: open(
        needed('id', TEXT, 'The UUID of the other rule.'),
        needed('type', { kind: 'word', words: RELATIONS }, 'How the two are related.'),
      ),
    },
    'Other rules that this one came from or replaces.',
  ),
  key('taxonomy', TEXT, 'How fields are named; `sigma` where it is missing.'),
  key('scope', TEXTS, 'Where it may be used, for the reader.'),
  key('falsepositives', TEXTS, 'What is harmless and looks the same.'),
  key(
    'level',
    { kind: 'word', words: LEVEL_WORDS },
    'How much a finding matters; `low` where it is missing.',
  ),
  key('fields', TEXTS, 'Fields that are of interest to whoever reads a finding.'),
];

const PRESENTED: readonly KeyEntry[] = [
  own('finding', TEXT, 'The id shown. Documents may share one; for each event the highest level wins.'),
  own(
    'family',
    TEXT,
    'What several rules have in common; a whole family can be switched off in the settings.',
  ),
  own('message', TEXT, 'One line for the finding; `{field}` stands for the value of the event.'),
  own('triage', TEXTS, 'Steps for the analyst; `{field}` stands for the value of the event.'),
  own(
    'raise',
    map(
      needed('to', { kind: 'word', words: LEVEL_WORDS }, 'The level that the finding then has.'),
      needed(
        'when',
        { kind: 'word', words: [{ name: 'flagged', doc: 'The creation of the key pair was flagged.' }] },
        'What raises it.',
      ),
    ),
    'Raises the level if the creation of the key pair was itself flagged.',
  ),
  own(
    'flags',
    { kind: 'word', words: FLAGS },
    'Which creations of key pairs a finding of medium or above flags, for `raise`.',
  ),
];

const SEARCHES = { keys: 'searches', shape: { kind: 'search' } } as const;

const RULE: MapShape = open(
  ...COMMON,
  needed('logsource', LOGSOURCE, 'The logs that the rule is for: `product: aws`, `service: cloudtrail`.'),
  needed(
    'detection',
    {
      kind: 'map',
      keys: [
        needed(
          'condition',
          { kind: 'one-or-list', of: { kind: 'condition', of: 'searches' } },
          'How the searches hang together: `selection and not filter`. Of a list one must hold.',
        ),
      ],
      others: SEARCHES,
    },
    'Searches by name, and the condition that joins them.',
  ),
  ...PRESENTED,
  own(
    'new_terms',
    map(
      needed('fields', FIELDS, 'The fields whose values together have to be new.'),
      needed(
        'history',
        { kind: 'timespan' },
        'How long before the event they may not have been seen: `10d`.',
      ),
    ),
    'Matches only if these values were not seen within the history before.',
  ),
  key('action', { kind: 'word', words: ACTIONS }, 'Says things once for several documents of a file.'),
);

const LIMITS: readonly KeyEntry[] = [
  key('gte', { kind: 'number' }, 'At least so many.'),
  key('gt', { kind: 'number' }, 'More than so many.'),
  key('lte', { kind: 'number' }, 'At most so many.'),
  key('lt', { kind: 'number' }, 'Fewer than so many.'),
  key('eq', { kind: 'number' }, 'Exactly so many.'),
  key('neq', { kind: 'number' }, 'Any number but this one.'),
];

const LINKS: Shape = {
  kind: 'one-or-list',
  of: map(
    needed('fields', FIELDS, 'The fields that are compared.'),
    needed(
      'rules',
      { kind: 'one-or-list', of: { kind: 'rule' } },
      'The rules whose events are compared with the anchor.',
    ),
  ),
};

const CORRELATION: MapShape = open(
  ...COMMON,
  needed(
    'correlation',
    map(
      needed(
        'type',
        { kind: 'word', words: CORRELATION_TYPES },
        'What is looked for in the events of the rules.',
      ),
      key('rules', { kind: 'one-or-list', of: { kind: 'rule' } }, 'The rules, by id, name or title.'),
      key('group-by', FIELDS, 'Only events that share the values of these fields belong together.'),
      needed(
        'timespan',
        { kind: 'timespan' },
        'The length of the window: a count and one of s, m, h, d, w, M, y.',
      ),
      key(
        'condition',
        {
          kind: 'either',
          of: [
            map(
              ...LIMITS,
              key('field', FIELDS, 'What is counted or computed.'),
              key('percentile', { kind: 'number' }, 'Which percentile, from 0 to 100.'),
            ),
            { kind: 'condition', of: 'rules' },
          ],
        },
        'Limits to a count or value, all of which must hold; of a temporal correlation also `rule_a and not rule_b`.',
      ),
      key(
        'aliases',
        {
          kind: 'map',
          keys: [],
          others: {
            keys: 'any',
            shape: { kind: 'map', keys: [], others: { keys: 'rules', shape: { kind: 'field' } } },
          },
        },
        'A name for fields that are called otherwise in each rule, to group by.',
      ),
      key('generate', { kind: 'boolean' }, '`true`: the rules report findings of their own as well.'),
    ),
    'What the events of other rules mean together.',
  ),
  ...PRESENTED,
  own(
    'anchor',
    { kind: 'rule' },
    'The rule whose events carry the finding. Without it: the event that completes the window.',
  ),
  own(
    'where',
    {
      kind: 'map',
      keys: [],
      others: {
        keys: 'rules',
        shape: {
          kind: 'map',
          keys: [],
          others: { keys: 'fields', shape: { kind: 'one-or-list', of: TEXT } },
        },
      },
    },
    'Narrows the events of a rule: rule, field, texts, one of which must fit.',
  ),
  own('same', LINKS, 'The events of these rules share a value of each field with the anchor.'),
  own('unlike', LINKS, 'The events of these rules share no value of the fields with the anchor.'),
);

const FILTER: MapShape = open(
  ...COMMON.filter(({ name }) => name !== 'level'),
  needed('logsource', LOGSOURCE, 'The logs that the filter is for; what it leaves out fits any.'),
  needed(
    'filter',
    {
      kind: 'map',
      keys: [
        needed(
          'rules',
          {
            kind: 'one-or-list',
            of: { kind: 'rule' },
          },
          'The rules it is for, by id, name or title; `any` is every one but correlations.',
        ),
        needed(
          'condition',
          { kind: 'condition', of: 'searches' },
          'What may pass: it is added to the rules’ conditions with `and`, so it mostly begins with `not`.',
        ),
      ],
      others: SEARCHES,
    },
    'What other rules leave out because it is known to be harmless.',
  ),
  own('expires', { kind: 'date' }, 'The last day, in UTC, whose events the filter judges: `2026-12-31`.'),
);

export const DOCUMENT_SHAPES: Readonly<Record<DocumentKind, MapShape>> = {
  rule: RULE,
  correlation: CORRELATION,
  filter: FILTER,
};
