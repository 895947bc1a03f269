import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { isSpecialPurpose, parseAddress } from '../../../src/core/enrich/address.ts';

const checkParsed = (text: string, expected: number | string | undefined) => {
  const address = parseAddress(text);
  const read =
    address?.version === 6 ? address.groups.map((group) => group.toString(16)).join(':') : address?.value;
  equal(read, expected, text);
};

test('addresses are read strictly', () => {
  checkParsed('1.2.3.4', 0x01020304);
  checkParsed('255.255.255.255', 0xffffffff);
  checkParsed('256.1.1.1', undefined);
  checkParsed('1.2.3', undefined);
  checkParsed('1.2.3.4.5', undefined);
  checkParsed('010.0.0.1', undefined);
  checkParsed('1.2.3.4/32', undefined);
  checkParsed(' 1.2.3.4', undefined);
  checkParsed('2001:db8::1', '2001:db8:0:0:0:0:0:1');
  checkParsed('2001:DB8:0:0:0:0:0:1', '2001:db8:0:0:0:0:0:1');
  checkParsed('::', '0:0:0:0:0:0:0:0');
  checkParsed('1::', '1:0:0:0:0:0:0:0');
  checkParsed('1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0');
  checkParsed('64:ff9b::192.0.2.33', '64:ff9b:0:0:0:0:c000:221');
  checkParsed('::ffff:192.0.2.33', 0xc0000221);
  checkParsed('::ffff:c000:221', 0xc0000221);
  checkParsed('1:2:3:4:5:6:7:8::', undefined);
  checkParsed('1::2::3', undefined);
  checkParsed(':1:2:3:4:5:6:7', undefined);
  checkParsed('1:2:3:4:5:6:7', undefined);
  checkParsed('12345::', undefined);
  checkParsed('fe80::1%eth0', undefined);
  checkParsed('[::1]', undefined);
  checkParsed('ec2.amazonaws.com', undefined);
  checkParsed('AWS Internal', undefined);
  checkParsed('', undefined);
});

const checkSpecial = (text: string, expected: boolean) => {
  const address = parseAddress(text);
  ok(address, text);
  equal(isSpecialPurpose(address), expected, text);
};

test('special-purpose addresses are nobody’s on the internet', () => {
  for (const text of ['10.0.0.5', '127.0.0.1', '169.254.1.1', '172.31.255.255', '192.168.0.1', '100.64.0.1'])
    checkSpecial(text, true);
  for (const text of ['0.0.0.0', '198.18.0.1', '224.0.0.1']) checkSpecial(text, true);
  for (const text of ['::', '::1', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:10.0.0.1'])
    checkSpecial(text, true);
  for (const text of [
    '9.255.255.255',
    '11.0.0.0',
    '172.15.0.1',
    '172.32.0.1',
    '192.0.3.1',
    '223.255.255.255',
  ])
    checkSpecial(text, false);
  for (const text of ['2001:db9::1', '2606:4700::1111', '::ffff:8.8.8.8']) checkSpecial(text, false);
  for (const documentation of ['192.0.2.1', '198.51.100.9', '203.0.113.7', '2001:db8::1'])
    checkSpecial(documentation, false);
});

test('an IPv4-mapped address is the IPv4 address', () => {
  deepEqual(parseAddress('::ffff:8.8.8.8'), parseAddress('8.8.8.8'));
});
