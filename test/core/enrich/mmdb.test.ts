import { deepEqual, equal, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { Reader } from 'mmdb-lib';
import { openMmdb } from '../../../src/core/enrich/mmdb.ts';
import { writeMmdb, type Network } from './support/mmdb-writer.ts';

const google = { autonomous_system_number: 15169, autonomous_system_organization: 'Google LLC' };
const metadata = { database_type: 'GeoLite2-ASN', build_epoch: 1767312000, ip_version: 4, record_size: 24 };

const bits = (...bytes: number[]) => bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
const EIGHT: Network = [bits(8), google];

test('databases of every record size and address width are read, as the vendors’ reader reads them', () => {
  for (const record_size of [24, 28, 32]) {
    for (const ip_version of [4, 6]) {
      const prefix = ip_version === 4 ? '' : '0'.repeat(96);
      const long = {
        ...google,
        autonomous_system_organization: 'A long name, of more than twenty-nine characters',
      };
      const bytes = writeMmdb(
        [
          [prefix + bits(8), google],
          [prefix + bits(203, 1), long],
        ],
        { ...metadata, record_size, ip_version },
      );
      const reader = new Reader<typeof google>(Buffer.from(bytes));
      const table = openMmdb(bytes);
      for (const address of ['8.8.8.8', '203.1.2.3', '9.9.9.9', '203.2.0.1']) {
        const { autonomous_system_number: number, autonomous_system_organization: organization } =
          reader.get(address) ?? {};
        deepEqual(
          table.lookup(address),
          number === undefined ? undefined : { number, organization },
          `${address} ${record_size}`,
        );
      }
    }
  }
});

test('IPv6 addresses are found in a database that has them, and only there', () => {
  const six: Network = [bits(0x2a, 0x00, 0x14, 0x50), google];
  equal(openMmdb(writeMmdb([six], { ...metadata, ip_version: 6 })).lookup('2a00:1450::1')?.number, 15169);
  equal(openMmdb(writeMmdb([EIGHT], metadata)).lookup('2a00:1450::1'), undefined);
});

const checkSpelling = (record: Network[1]) => {
  const table = openMmdb(writeMmdb([[bits(8), record]], metadata));
  deepEqual(table.lookup('8.8.8.8'), { number: 15169, organization: 'Google LLC' });
};

test('each vendor’s spelling of an AS is understood', () => {
  checkSpelling(google);
  checkSpelling({ asn: 'AS15169', name: 'Google LLC', domain: 'google.com' });
  checkSpelling({ asn: 'AS15169', as_name: 'Google LLC', country_code: 'US' });
});

test('the description has the database’s type and date', () => {
  equal(openMmdb(writeMmdb([EIGHT], metadata)).description, 'GeoLite2-ASN of 2026-01-02');
});

test('private addresses have no AS, whatever the database says', () => {
  equal(openMmdb(writeMmdb([EIGHT, [bits(10), google]], metadata)).lookup('10.0.0.5'), undefined);
});

test('documentation addresses have the AS the database gives them', () => {
  const table = openMmdb(writeMmdb([[bits(203, 0, 113), google]], metadata));
  equal(table.lookup('203.0.113.7')?.number, 15169);
  equal(table.lookup('198.51.100.7'), undefined);
});

test('what is no AS database is refused, with the reason', () => {
  throws(
    () => openMmdb(new TextEncoder().encode('PK\u0003\u0004 something else')),
    /no database in MaxMind format/,
  );
  const city = writeMmdb([[bits(8), { country: { iso_code: 'US' } }]], {
    ...metadata,
    database_type: 'GeoLite2-Country',
  });
  throws(() => openMmdb(city), /GeoLite2-Country\) holds no autonomous systems/);
  throws(
    () => openMmdb(writeMmdb([EIGHT], { ...metadata, record_size: 20 })),
    /damaged or of an unknown kind/,
  );
  throws(() => openMmdb(writeMmdb([EIGHT], metadata).subarray(60)), Error);
});
