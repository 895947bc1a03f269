import { check } from './support/check.ts';

/** Searches that hold exactly for the letters given as the event's `on`. */
const SEARCHES = ['a', 'b', 'c', 'sel_x', 'sel_y', '_hidden']
  .map((name) => `${name}: { on: ${name} }`)
  .join('\n');

function checkCondition(
  condition: string,
  expected: { yes: readonly string[]; no: readonly string[] },
): void {
  for (const answer of ['yes', 'no'] as const) {
    for (const on of expected[answer]) {
      check(
        `${condition} on ${on || 'nothing'}`,
        `${SEARCHES}\ncondition: ${condition}`,
        { on: on.split(' ') },
        answer,
      );
    }
  }
}

checkCondition('a', { yes: ['a', 'a b'], no: ['b', ''] });
checkCondition('a and b', { yes: ['a b'], no: ['a', 'b', ''] });
checkCondition('a or b', { yes: ['a', 'b'], no: ['c'] });
checkCondition('not a', { yes: ['b', ''], no: ['a'] });
checkCondition('not not a', { yes: ['a'], no: ['b'] });
checkCondition('a or b and c', { yes: ['a', 'b c'], no: ['b', 'c'] });
checkCondition('not a and b', { yes: ['b'], no: ['', 'a b'] });
checkCondition('(a or b) and c', { yes: ['a c', 'b c'], no: ['a', 'c'] });
checkCondition('not (a or b)', { yes: ['c'], no: ['a', 'b'] });
checkCondition('a AND NOT b', { yes: ['a'], no: ['a b'] });
checkCondition('1 of them', { yes: ['a', 'sel_y'], no: ['', '_hidden'] });
checkCondition('any of them', { yes: ['c'], no: ['_hidden'] });
checkCondition('all of them', { yes: ['a b c sel_x sel_y'], no: ['a b c sel_x', 'a b c'] });
checkCondition('1 of sel_*', { yes: ['sel_x', 'sel_y'], no: ['a'] });
checkCondition('all of sel_*', { yes: ['sel_x sel_y'], no: ['sel_x'] });
checkCondition('all of sel*_x', { yes: ['sel_x'], no: ['sel_y'] });
checkCondition('1 of *', { yes: ['a'], no: ['_hidden'] });
checkCondition('1 of a', { yes: ['a'], no: ['b'] });
checkCondition('1 of _hid*', { yes: ['_hidden'], no: ['a'] });
checkCondition('not 1 of sel_* and not a', { yes: ['b', ''], no: ['a', 'sel_x'] });
checkCondition('not (a and (b or not c))', { yes: ['a c', 'b', ''], no: ['a b c', 'a'] });
checkCondition('((((a))))', { yes: ['a'], no: ['b'] });
checkCondition('(1 of sel_*) and (all of sel_* or a)', { yes: ['sel_x a', 'sel_x sel_y'], no: ['sel_x'] });
checkCondition('_hidden and not 1 of sel_*', { yes: ['_hidden'], no: ['_hidden sel_x', 'sel_x'] });
checkCondition('[a and b, c]', { yes: ['a b', 'c'], no: ['a'] });

// Maps and lists inside a search
const search = (value: string): string => `search: ${value}\ncondition: search`;
check('a map needs every field', search('{ x: 1, y: 2 }'), { x: 1 }, 'no');
check('a list of maps needs one', search('[{ x: 1 }, { y: 2 }]'), { y: 2 }, 'yes');
check('a list of maps of which none holds', search('[{ x: 1 }, { y: 2 }]'), { x: 2, y: 1 }, 'no');
check('maps and keywords side by side', search('[{ x: 1 }, needle]'), { y: 'a needle' }, 'yes');

check('lists of maps of lists', search('[{ x: [1, 2], y: 3 }, { z: null }]'), { x: 2, y: 3, z: 0 }, 'yes');
check('lists of lists', search('[[{ x: 1 }], [{ x: 2 }, needle]]'), { x: 2 }, 'yes');
check('null among values', search('{ x: [null, 1] }'), {}, 'yes');
check('null among values, one of the others', search('{ x: [null, 1] }'), { x: 2 }, 'no');
check('an empty text is not null', search("{ x: ['', 1] }"), { x: null }, 'no');
check('keywords of every type', search('[12, true]'), { x: true }, 'yes');
check('a keyword alone', search('needle'), { x: ['a needle'] }, 'yes');
check('a number as keyword', search('12'), { y: 'x12y' }, 'yes');
check('an alias', 'a: &a { x: 1 }\nb: { y: 2 }\nc: *a\ncondition: b and c', { x: 1, y: 2 }, 'yes');

// A field that cannot be decided
const AS = 'network: { source.as.organization.name: Evil }\nkey: { requestParameters.keyName: xg1 }\n';
const unknown = { sourceIPAddress: '88.9.9.9', requestParameters: { keyName: 'xg1' } };
const REASON = 'no AS known for 88.9.9.9';
check('an undecided field alone', `${AS}condition: network`, unknown, REASON);
check('its negation', `${AS}condition: not network`, unknown, REASON);
check('it would settle an and', `${AS}condition: key and network`, unknown, REASON);
check('another part settles the and', `${AS}condition: not key and network`, unknown, 'no');
check('it would settle an or', `${AS}condition: not key or network`, unknown, REASON);
check('another part settles the or', `${AS}condition: network or key`, unknown, 'yes');
check('whether it exists', search('{ source.as.number|exists: true }'), unknown, REASON);
check('whether it is null', search('{ source.as.number: null }'), unknown, REASON);
check('an address with an AS is decided', `${AS}condition: network`, { sourceIPAddress: '88.1.2.3' }, 'no');
check(
  'a service of AWS has no AS',
  search('{ source.as.number|exists: true }'),
  { sourceIPAddress: 'ec2.amazonaws.com' },
  'no',
);
check(
  'compared with another field',
  search('{ requestParameters.keyName|fieldref: source.as.organization.name }'),
  unknown,
  REASON,
);
check(
  'every reason counts',
  search('{ source.as.number|exists: true, user.name: x }'),
  { sourceIPAddress: '88.9.9.9' },
  `${REASON}; no user name`,
);
