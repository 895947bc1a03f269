import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from '../../../../scripts/lib/paths.ts';
import { SCHEMA_FILE, schemaText } from '../../../../scripts/schema/schema.ts';
import { sigmaSchema } from '../../../../src/core/detect/authoring/schema.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
const validate = ajv.compile(sigmaSchema());

test('the schema that ships is the one that the tables make (npm run schema writes it)', () => {
  assert.equal(readFileSync(SCHEMA_FILE, 'utf8'), schemaText());
});

test('it is a valid schema of draft 07', () => {
  assert.ok(ajv.validateSchema(sigmaSchema()), ajv.errorsText());
});

test('every built-in rule fits', () => {
  const files = globSync('src/core/detect/pack/**/*.yml', { cwd: ROOT });
  assert.ok(files.length > 0);
  for (const file of files) {
    for (const document of parseAllDocuments(readFileSync(join(ROOT, file), 'utf8'))) {
      assert.ok(validate(document.toJS()), `${file}: ${ajv.errorsText(validate.errors)}`);
    }
  }
});

const HEAD = 'title: T\nlogsource: { product: aws, service: cloudtrail }\n';
const BODY = 'detection: { a: { eventName: x }, condition: a }\n';

function checkFits(name: string, text: string): void {
  test(`fits: ${name}`, () => assert.ok(validate(parse(text)), ajv.errorsText(validate.errors)));
}

function checkMisfits(name: string, text: string, path: string): void {
  test(`does not fit: ${name}`, () => {
    assert.equal(validate(parse(text)), false);
    const paths = validate.errors!.map(({ instancePath }) => instancePath);
    assert.ok(paths.includes(path), paths.join());
  });
}

checkFits('a rule with keys of others', `${HEAD}${BODY}custom: { a: 1 }\nlevel:\n`);
checkFits(
  'keywords, lists of maps, null and numbers',
  `${HEAD}detection:
  a: [x, { eventName|contains|all: [a, b] }]
  b: word
  c: { errorCode: null, port|gte: 22, x: [] }
  condition: [a, b or c]
`,
);
checkFits('tags of others', `${HEAD}${BODY}tags: [attack.t1098.001, cve.2024-1, tlp.green]`);
checkFits(
  'a correlation',
  `title: T\ncorrelation: { type: value_count, rules: a, timespan: 1h, condition: { gt: 3, field: [a, b] } }`,
);
checkFits(
  'a temporal one',
  `title: T\ncorrelation: { type: temporal, timespan: 10m, condition: a and not b }`,
);
checkFits(
  'a filter',
  `${HEAD}filter: { rules: any, a: { userAgent: x }, condition: not a }\nexpires: 2026-12-31`,
);

checkMisfits('no title', `logsource: {}\n${BODY}`, '');
checkMisfits('an unknown modifier', `${HEAD}detection: { a: { x|like: y }, condition: a }`, '/detection/a');
checkMisfits('no condition', `${HEAD}detection: { a: { x: y } }`, '/detection');
checkMisfits('an unknown level', `${HEAD}${BODY}level: huge`, '/level');
checkMisfits(
  'an unknown key of a correlation',
  `title: T\ncorrelation: { type: temporal, timespan: 1h, window: 1 }`,
  '/correlation',
);
checkMisfits(
  'an odd timespan',
  `title: T\ncorrelation: { type: temporal, timespan: 1 hour }`,
  '/correlation/timespan',
);
checkMisfits('an unknown type', `title: T\ncorrelation: { type: count, timespan: 1h }`, '/correlation/type');
