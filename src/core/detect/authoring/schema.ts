import { FIELDS } from './vocabulary/fields.ts';
import { DOCUMENT_SHAPES } from './vocabulary/keys.ts';
import { MODIFIER_WORDS } from './vocabulary/modifier-words.ts';
import type { MapShape, Shape } from './vocabulary/shape.ts';
import { TAGS } from './vocabulary/techniques.ts';

/** A JSON schema, or part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON schema (draft 07) of a Sigma document for CloudTrail, for editors that know YAML and not us. It is made of
 * the same tables as completion. What depends on other documents, or on what a condition says, it cannot tell.
 */
export function sigmaSchema(): Schema {
  const { rule, correlation, filter } = DOCUMENT_SHAPES;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Sigma for CloudTrail',
    description: 'A Sigma 2.1 rule, correlation or filter, with the keys of CloudTrail Investigator.',
    anyOf: [rule, correlation, filter].map(schemaOf),
    definitions: {
      field: { anyOf: [{ enum: FIELDS.map(({ name }) => name) }, { type: 'string' }] },
      tag: {
        anyOf: [
          { enum: TAGS.map(({ name }) => name), enumDescriptions: TAGS.map(({ doc }) => doc) },
          { type: 'string', pattern: String.raw`^[\w-]+\.[\w.-]+$` },
        ],
      },
      search: { anyOf: [SEARCH_MAP, { type: 'array', items: { $ref: '#/definitions/search' } }, SCALAR] },
      values: {
        anyOf: [SCALAR, { type: 'null' }, { type: 'array', items: { type: [...SCALAR.type, 'null'] } }],
      },
    },
  };
}

const SCALAR = { type: ['string', 'number', 'boolean'] } as const;

const VALUES = { $ref: '#/definitions/values' } as const;

const SEARCH_MAP: Schema = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: `^[^|]*(\\|(${MODIFIER_WORDS.map(({ name }) => name).join('|')}))*$` },
  properties: Object.fromEntries(FIELDS.map(({ name, doc }) => [name, { description: doc, ...VALUES }])),
  additionalProperties: VALUES,
};

function schemaOf(shape: Shape): Schema {
  switch (shape.kind) {
    case 'any':
      return {};
    case 'text':
      return SCALAR;
    case 'date':
      return { type: 'string', pattern: String.raw`^\d{4}[-/]\d\d?[-/]\d\d?$` };
    case 'number':
    case 'boolean':
      return { type: shape.kind };
    case 'timespan':
      return { type: 'string', pattern: String.raw`^\d+[smhdwMy]$` };
    case 'rule':
    case 'condition':
      return { type: 'string' };
    case 'field':
    case 'tag':
    case 'search':
      return { $ref: `#/definitions/${shape.kind}` };
    case 'word': {
      const { words } = shape;
      return { enum: words.map(({ name }) => name), enumDescriptions: words.map(({ doc }) => doc) };
    }
    // As the engine does: one thing alone is a list of one.
    case 'list':
    case 'one-or-list':
      return { anyOf: [schemaOf(shape.of), { type: 'array', items: schemaOf(shape.of) }] };
    case 'either':
      return { anyOf: shape.of.map(schemaOf) };
    case 'map':
      return mapSchema(shape);
  }
}

function mapSchema({ keys, others }: MapShape): Schema {
  const required = keys.filter((key) => key.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      keys.map(({ name, doc, shape, required: isNeeded }) => {
        const schema = schemaOf(shape);
        // A key without a value says nothing, and is no mistake.
        const value = isNeeded ? schema : { anyOf: [schema, { type: 'null' }] };
        return [name, { description: doc, ...('$ref' in value ? { allOf: [value] } : value) }];
      }),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: others ? schemaOf(others.shape) : false,
  };
}
