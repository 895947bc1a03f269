import { deepEqual, equal, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { encodeAsnTable } from '../../../scripts/assets/encode-asn.ts';
import { openAsnTable } from '../../../src/core/enrich/asn-table.ts';

const bytes = encodeAsnTable(
  [
    { start: 0x08000000n, end: 0x08000100n, number: 64500, organization: 'Eight, Inc.' },
    { start: 0x08000100n, end: 0x08000200n, number: 64501, organization: 'Nachbar GmbH & Co. "KG" Ä' },
    { start: 0x08000180n, end: 0x08000280n, number: 64502, organization: 'Overlap' },
    { start: 0x0a000000n, end: 0x0b000000n, number: 64503, organization: 'Claims private space' },
    { start: 0xdf000000n, end: 0xe0000000n, number: 64500, organization: 'Eight, Inc.' },
  ],
  [
    { start: 0x20010200_00000000n, end: 0x20010200_00000001n, number: 64500, organization: 'Eight, Inc.' },
    { start: 0x2001ffff_80000000n, end: 0x20020000_00000000n, number: 4200000000, organization: 'Far' },
  ],
  'a table of 2026-01-02',
);

function check(address: string, expected: string | undefined): void {
  const as = openAsnTable(bytes).lookup(address);
  equal(as && `AS${as.number} ${as.organization}`, expected, address);
}

test('an address belongs to the range that holds it', () => {
  check('8.0.0.0', 'AS64500 Eight, Inc.');
  check('8.0.0.255', 'AS64500 Eight, Inc.');
  check('8.0.1.0', 'AS64501 Nachbar GmbH & Co. "KG" Ä');
  check('8.0.1.255', 'AS64501 Nachbar GmbH & Co. "KG" Ä');
  check('8.0.2.0', 'AS64502 Overlap');
  check('8.0.2.127', 'AS64502 Overlap');
  check('8.0.2.128', undefined);
  check('7.255.255.255', undefined);
  check('223.255.255.255', 'AS64500 Eight, Inc.');
  check('::ffff:8.0.0.1', 'AS64500 Eight, Inc.');
  check('2001:200::1', 'AS64500 Eight, Inc.');
  check('2001:200:0:1::', undefined);
  check('2001:ffff:7fff:ffff::', undefined);
  check('2001:ffff:8000::', 'AS4200000000 Far');
  check('2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'AS4200000000 Far');
  check('2002::', undefined);
});

test('no AS for private addresses, whatever the data say, nor for what is no address', () => {
  check('10.0.0.5', undefined);
  check('ec2.amazonaws.com', undefined);
  check('', undefined);
});

test('the table says where it comes from, and opens at any alignment', () => {
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  const table = openAsnTable(shifted.subarray(1));
  equal(table.description, 'a table of 2026-01-02');
  deepEqual(table.lookup('8.0.0.1'), { number: 64500, organization: 'Eight, Inc.' });
});

test('other bytes are refused', () => {
  throws(() => openAsnTable(new Uint8Array(100)), /damaged/);
});
