import { check, checkItem } from './support/check.ts';

const key = (keyName: unknown): object => ({ requestParameters: { keyName } });
const from = (sourceIPAddress: unknown): object => ({ sourceIPAddress });

// Plain values and wildcards
checkItem('requestParameters.keyName: xg1', {
  yes: [key('xg1'), key('XG1'), key(['a', 'xg1'])],
  no: [key('xg12'), key(''), key(null), {}],
});
checkItem("requestParameters.keyName: 'a*c?'", {
  yes: [key('acd'), key('aBBc1'), key('a\ncx')],
  no: [key('abc'), key('xacd')],
});
checkItem(String.raw`requestParameters.keyName: 'a\*b\\*'`, {
  yes: [key(String.raw`a*b\rest`)],
  no: [key('axb')],
});
checkItem(String.raw`requestParameters.keyName: 'C:\Users'`, {
  yes: [key(String.raw`c:\users`)],
  no: [key('C:Users')],
});
checkItem("requestParameters.keyName: '*'", { yes: [key('x'), key('')], no: [key(null), {}] });
checkItem('requestParameters.keyName: [one, two]', { yes: [key('one'), key('two')], no: [key('three')] });
checkItem("requestParameters.keyName: ''", { yes: [key('')], no: [key(null), key('x'), {}] });
checkItem('requestParameters.keyName: null', {
  yes: [key(null), {}, { requestParameters: null }],
  no: [key('')],
});
checkItem('requestParameters.keyName: []', { yes: [{}], no: [key('x')] });
checkItem('requestParameters.dryRun: true', {
  yes: [{ requestParameters: { dryRun: true } }, { requestParameters: { dryRun: 'True' } }],
  no: [{ requestParameters: { dryRun: false } }, { requestParameters: { dryRun: 1 } }],
});
checkItem("requestParameters.dryRun: 'true'", { yes: [{ requestParameters: { dryRun: true } }], no: [{}] });
checkItem('requestParameters.keyName: 22', { yes: [key(22), key('22')], no: [key(220), key('22.0')] });
checkItem('recipientAccountId: 012345678901', {
  yes: [{ recipientAccountId: '012345678901' }],
  no: [{ recipientAccountId: '12345678901' }],
});

// Where the text stands
checkItem('requestParameters.keyName|contains: emp_', { yes: [key('TEMP_key')], no: [key('temp-key')] });
checkItem("requestParameters.keyName|contains: 'a?c'", { yes: [key('xxabcxx')], no: [key('xxacxx')] });
checkItem('requestParameters.keyName|startswith: temp', { yes: [key('Temp1')], no: [key('atemp')] });
checkItem('requestParameters.keyName|endswith: key', { yes: [key('myKEY')], no: [key('keys')] });
checkItem(String.raw`requestParameters.keyName|startswith: 'a*b\'`, {
  yes: [key(String.raw`a-b\c`)],
  no: [key('a-b*')],
});
checkItem('requestParameters.keyName|cased: Xg1', { yes: [key('Xg1')], no: [key('xg1')] });
checkItem("requestParameters.keyName|contains|cased: 'X?1'", { yes: [key('aXg1')], no: [key('axg1')] });
checkItem('requestParameters.keyName|contains|all: [temp, key]', {
  yes: [key('key_temp')],
  no: [key('temp')],
});
checkItem('requestParameters|contains: \'"keyname":"xg\'', { yes: [key('xg1')], no: [key('x')] });

// Numbers
const port = (fromPort: unknown): object => ({ requestParameters: { fromPort } });
checkItem('requestParameters.fromPort|lt: 23', {
  yes: [port(22), port('22')],
  no: [port(23), port('x'), {}],
});
checkItem('requestParameters.fromPort|lte: 22', { yes: [port(22)], no: [port(23)] });
checkItem('requestParameters.fromPort|gt: -1', { yes: [port(0)], no: [port(-1), port('-1'), port('')] });
checkItem('requestParameters.fromPort|gte: 22.5', { yes: [port(22.5)], no: [port(22)] });

// Networks
checkItem('sourceIPAddress|cidr: 10.0.0.0/8', {
  yes: [from('10.255.0.1'), from('::ffff:10.0.0.1')],
  no: [from('11.0.0.1'), from('ec2.amazonaws.com'), from('10.0.0.0/8')],
});
checkItem("sourceIPAddress|cidr: ['192.0.2.128/25', '2001:db8::/33']", {
  yes: [from('192.0.2.128'), from('2001:DB8:7fff::1')],
  no: [from('192.0.2.127'), from('2001:db8:8000::1')],
});
checkItem('sourceIPAddress|cidr: 0.0.0.0/0', {
  yes: [from('1.2.3.4')],
  no: [from('::1'), from('AWS Internal')],
});

checkItem('sourceIPAddress|cidr: 192.0.2.1', { yes: [from('192.0.2.1')], no: [from('192.0.2.2')] });

// Values that must not be
checkItem('requestParameters.keyName|neq: a', { yes: [key('b'), key(null), {}], no: [key('A')] });
checkItem('requestParameters.keyName|neq: [a, b]', { yes: [key('c')], no: [key('a'), key('b')] });
checkItem('requestParameters.keyName|contains|all|neq: [a, b]', {
  yes: [key('a'), key('c')],
  no: [key('ab')],
});
checkItem('requestParameters.fromPort|gte|neq: 22', { yes: [port(21)], no: [port(22)] });
checkItem('requestParameters.keyName|neq: null', { yes: [key('')], no: [key(null), {}] });

// Encoded text
checkItem('requestParameters.keyName|base64: sigma', { yes: [key('c2lnbWE=')], no: [key('sigma')] });
checkItem(String.raw`requestParameters.keyName|base64: 'a\*b'`, { yes: [key('YSpi')], no: [key('YSpc')] });
checkItem('requestParameters.keyName|base64offset|contains: http://', {
  // Nothing, one byte and two bytes before it.
  yes: [key('aHR0cDovL3g='), key('eGh0dHA6Ly94'), key('eHhodHRwOi8veA==')],
  no: [key('aHR0cHM6Ly94')],
});
checkItem('requestParameters.keyName|wide|base64offset|contains: cmd', {
  yes: [key('YwBtAGQA'), key('AGMAbQBkAA==')],
  no: [key('Y21k')],
});
checkItem('requestParameters.keyName|utf16le|base64: cmd', { yes: [key('YwBtAGQA')], no: [key('AGMAbQBk')] });
checkItem('requestParameters.keyName|utf16be|base64: cmd', { yes: [key('AGMAbQBk')], no: [key('YwBtAGQA')] });
checkItem('requestParameters.keyName|utf16|base64: cmd', {
  yes: [key('//5jAG0AZAA=')],
  no: [key('YwBtAGQA')],
});
checkItem("requestParameters.keyName|wide: 'c*d'", {
  yes: [key('c\0xyd\0')],
  no: [key('cxyd'), key('c\0xy')],
});
checkItem('requestParameters.keyName|wide|contains: a', { yes: [key('xa\0y')], no: [key('xay')] });
checkItem("requestParameters.keyName|windash|contains: ' -enc'", {
  yes: [key('x -enc'), key('x /ENC y'), key('x \u2013enc'), key('x \u2014enc'), key('x \u2015enc')],
  no: [key('x enc'), key('x +enc')],
});
checkItem('requestParameters.keyName|windash: -param-name', {
  yes: [key('/param-name'), key('-param-name')],
  no: [key('-param/name')],
});
checkItem("requestParameters.keyName|windash|contains|all: ['-a', '-b']", {
  yes: [key('/a -b')],
  no: [key('/a')],
});

// Parts of a time, in UTC
const at = (eventTime: unknown): object => ({ eventTime });
checkItem('eventTime|hour: 22', {
  yes: [at('2024-05-22T22:35:54Z'), at('2024-05-23T00:35:54+02:00'), at(1_716_417_354_000)],
  no: [at('2024-05-22T21:59:59Z'), at('22'), at(null), {}],
});
checkItem('eventTime|hour|gte: 22', { yes: [at('2024-05-22T23:00:00Z')], no: [at('2024-05-22T21:00:00Z')] });
checkItem('eventTime|minute|lt: 5', { yes: [at('2024-05-22T21:04:59Z')], no: [at('2024-05-22T21:05:00Z')] });
checkItem('eventTime|day: [1, 31]', { yes: [at('2024-05-31T00:00:00Z')], no: [at('2024-05-30T23:59:59Z')] });
checkItem('eventTime|month: 5', { yes: [at('2024-05-31T00:00:00Z')], no: [at('2024-06-01T00:00:00Z')] });
checkItem('eventTime|year|neq: 2024', {
  yes: [at('2025-01-01T00:00:00Z')],
  no: [at('2024-12-31T23:59:59Z')],
});
checkItem('eventTime|week: 1', {
  yes: [at('2024-12-30T00:00:00Z'), at('2026-01-04T12:00:00Z')],
  no: [at('2027-01-03T00:00:00Z'), at('2026-01-05T00:00:00Z')],
});
checkItem('eventTime|week: 53', { yes: [at('2027-01-03T00:00:00Z')], no: [at('2027-01-04T00:00:00Z')] });

// Regular expressions
checkItem("requestParameters.keyName|re: 'a.c'", { yes: [key('xabcx')], no: [key('ABC'), key('a\nc')] });
checkItem("requestParameters.keyName|re|i: 'a.c'", { yes: [key('ABC')], no: [key('ac')] });
checkItem("requestParameters.keyName|re|ignorecase|dotall: 'a.c'", { yes: [key('A\nC')], no: [key('ac')] });
checkItem("requestParameters.keyName|re|m: '^b$'", { yes: [key('a\nb\nc')], no: [key('ab')] });
checkItem("requestParameters.keyName|re|startswith: 'a|b'", { yes: [key('bx')], no: [key('xb')] });
checkItem("requestParameters.keyName|re|endswith|m: 'a|b'", { yes: [key('xb')], no: [key('b\nx')] });
checkItem("requestParameters.keyName|re|contains: 'a|b'", { yes: [key('xbx')], no: [key('x')] });
checkItem("requestParameters.keyName|re|all: ['a', 'b$']", { yes: [key('ab')], no: [key('ba')] });
checkItem("requestParameters.keyName|re|expand: '^%team%$'", { yes: [key('red')], no: [key('redder')] });

// About the field
checkItem('errorCode|exists: true', { yes: [{ errorCode: 'x' }, { errorCode: null }], no: [{}] });
checkItem('errorCode|exists: false', { yes: [{}], no: [{ errorCode: '' }] });
const twoNames = (keyName: string, other: string): object => ({
  requestParameters: { keyName },
  responseElements: { keyName: other },
});
checkItem('requestParameters.keyName|fieldref: responseElements.keyName', {
  yes: [twoNames('a', 'A')],
  no: [twoNames('a', 'b'), key('a'), twoNames('a', '*')],
});
checkItem('requestParameters.keyName|fieldref|startswith: responseElements.keyName', {
  yes: [twoNames('abc', 'ab')],
  no: [twoNames('abc', 'bc')],
});
checkItem('requestParameters.keyName|endswith|fieldref: responseElements.keyName', {
  yes: [twoNames('abc', 'bc')],
  no: [twoNames('abc', 'ab')],
});
checkItem('requestParameters.keyName|fieldref|contains|cased: responseElements.keyName', {
  yes: [twoNames('abc', 'b')],
  no: [twoNames('abc', 'B')],
});

checkItem('requestParameters.keyName|fieldref|neq: responseElements.keyName', {
  yes: [twoNames('a', 'b'), key('a'), {}],
  no: [twoNames('a', 'A')],
});
checkItem('requestParameters.keyName|fieldref|all: [responseElements.keyName, x]', {
  yes: [{ ...twoNames('a', 'a'), x: 'a' }],
  no: [{ ...twoNames('a', 'a'), x: 'b' }],
});

// Placeholders
checkItem("requestParameters.keyName|expand: '%team%'", {
  yes: [key('red'), key('bluebird')],
  no: [key('%team%')],
});
checkItem(String.raw`requestParameters.keyName|expand: '\%team%team%'`, {
  yes: [key('%teamred')],
  no: [key('red'), key('%team%team%')],
});
checkItem("requestParameters.keyName|expand: 'x-%team%-%team%'", {
  yes: [key('x-red-blue1')],
  no: [key('x-red')],
});
checkItem("requestParameters.keyName|contains|expand: '%team%'", {
  yes: [key('a-red-b')],
  no: [key('pink')],
});
checkItem("requestParameters.keyName|expand: '%nobody%'", { yes: [], no: [key(''), {}] });
checkItem("requestParameters.keyName|expand|all: ['%team%', 'b*']", { yes: [key('blue')], no: [key('red')] });
checkItem("sourceIPAddress|expand|cidr: '%networks%'", {
  yes: [from('192.168.1.1')],
  no: [from('192.1.1.1')],
});

// Paths
checkItem('requestParameters.instancesSet.items.keyName: b', {
  yes: [{ requestParameters: { instancesSet: { items: [{ keyName: 'a' }, { keyName: 'b' }] } } }],
  no: [
    { requestParameters: { instancesSet: { items: [] } } },
    { requestParameters: { instancesSet: [['b']] } },
  ],
});
checkItem('requestParameters.tags.aws:stack.name: prod', {
  yes: [
    { requestParameters: { tags: { 'aws:stack.name': 'prod' } } },
    { 'requestParameters.tags': { 'aws:stack': { name: 'prod' } } },
  ],
  no: [{ requestParameters: { tags: { 'aws:stack': 'prod' } } }],
});
checkItem('requestParameters.__proto__.x: 1', { yes: [], no: [key('x')] });

// Derived fields
checkItem('source.as.number: 16509', { yes: [from('3.5.140.2')], no: [from('88.1.2.3')] });
checkItem("source.as.number|expand: '%cloud_providers%'", {
  yes: [from('3.5.140.2')],
  no: [from('88.1.2.3')],
});
checkItem('source.as.number|lt: 5000', { yes: [from('88.1.2.3')], no: [from('3.5.140.2')] });
checkItem('cloudtrail.key_pair.name|startswith: xg', { yes: [key('xg1')], no: [key('a'), {}] });
checkItem('event.outcome: success', { yes: [{}], no: [{ errorCode: 'Client.DryRunOperation' }] });

// Keywords
const keywords = (list: string): string => `words: ${list}\ncondition: words`;
check('a keyword is found inside a value', keywords('[nothing, mp_ke]'), key('temp_key'), 'yes');
check('a keyword is found inside a property name', keywords('eyName'), key('x'), 'yes');
check('a keyword may have wildcards', keywords("'t?mp*y'"), key('a temp_key'), 'yes');
check('a keyword that stands nowhere', keywords('[nothing]'), key('x'), 'no');
check('keywords that must all be found', keywords("{ '|all': [temp, ec2] }"), key('temp'), 'yes');
check('keywords of which one is missing', keywords("{ '|all': [temp, absent] }"), key('temp'), 'no');
check('a regular expression as keyword', keywords("{ '|re': '^xg\\d$' }"), key('xg1'), 'yes');
check('a cased keyword', keywords("{ '|cased': XG }"), key('xg1'), 'no');
