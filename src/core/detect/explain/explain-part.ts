import type { Evidence } from '../finding.ts';
import type { ConditionItem, ConditionPart } from '../sigma/condition-part.ts';
import type { EventFields } from '../sigma/event-fields.ts';
import type { Truth } from '../sigma/expr.ts';
import type { Grounds } from '../sigma/grounds.ts';
import type { ExplainedItem, ExplainedPart } from './explanation.ts';

const MOST_WANTED = 5;
const MOST_FOUND = 3;

/** What each part of a condition says of an event. The answers are those of the expressions that rules match with. */
export function explainPart(part: ConditionPart, fields: EventFields): ExplainedPart {
  const { kind, name, item, expr } = part;
  const truth = expr.test(fields);
  return {
    truth,
    kind,
    name,
    parts: part.parts.map((each) => explainPart(each, fields)),
    item: item && explainItem(item, part, truth, fields),
  };
}

function explainItem(
  { field, modifiers, all, neq, wanted }: ConditionItem,
  { expr }: ConditionPart,
  truth: Truth,
  fields: EventFields,
): ExplainedItem {
  const grounds: Grounds = { evidence: new Set(), reasons: new Set() };
  expr.explain(fields, grounds);
  const holds = truth === (neq ? 'no' : 'yes');
  // Those that decided come first: what was found of alternatives, what was missed of several that must all be there.
  const deciding = wanted.filter((each) => each.expr.test(fields) === (all && !holds ? 'no' : 'yes'));
  const others = wanted.filter((each) => !deciding.includes(each));
  const shown = [...deciding, ...others].slice(0, MOST_WANTED).map(({ text }) => text);
  const found = holds || field === '' ? [...grounds.evidence] : whatIsThere(field, fields, grounds);
  return {
    field,
    modifiers,
    all,
    neq,
    wanted: shown,
    moreWanted: wanted.length - shown.length,
    found: found.slice(0, MOST_FOUND),
    moreFound: Math.max(found.length - MOST_FOUND, 0),
    reasons: [...grounds.reasons],
  };
}

/** Where nothing passed, all that was tested; and of another field that it was compared with. */
function whatIsThere(field: string, fields: EventFields, { evidence }: Grounds): readonly Evidence[] {
  const own = fields.get(field).values.slice(0, 10 * MOST_FOUND);
  return [...new Set([...own.map((value) => fields.evidence(field, value)), ...evidence])];
}
