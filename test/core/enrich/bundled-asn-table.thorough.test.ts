import { equal, ok } from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildAsnTable } from '../../../scripts/assets/asn.ts';
import { openAsnTable } from '../../../src/core/enrich/asn-table.ts';
import { CLOUD_PROVIDERS, compileCloudProviders } from '../../../src/core/enrich/cloud-provider.ts';
import type { AsnTable } from '../../../src/core/enrich/enrichment.ts';

describe('the bundled AS table', () => {
  let table: AsnTable;
  const isCloud = compileCloudProviders(CLOUD_PROVIDERS);

  before(async () => {
    table = openAsnTable(await buildAsnTable());
  });

  function check(address: string, number: number, organization: string, cloud: boolean): void {
    const as = table.lookup(address);
    ok(as, address);
    equal(`AS${as.number} ${as.organization}`, `AS${number} ${organization}`);
    equal(isCloud(as), cloud, organization);
  }

  test('knows well-known addresses by the exact spelling of their organisation', () => {
    check('8.8.8.8', 15169, 'Google LLC', true);
    check('2001:4860:4860::8888', 15169, 'Google LLC', true);
    check('52.95.110.1', 16509, 'Amazon.com, Inc.', true);
    check('2600:1f18::1', 14618, 'Amazon.com, Inc.', true);
    check('20.34.0.1', 8070, 'Microsoft Corporation', true);
    check('1.1.1.1', 13335, 'Cloudflare, Inc.', false);
    check('208.236.235.254', 701, 'Verizon Business', false);
  });

  test('names its date, sources and licence', () => {
    equal(
      /of 20\d\d-\d\d-\d\d \(ip-location-db: RouteViews, NRO and DB-IP, CC BY 4.0\)$/.test(table.description),
      true,
    );
  });

  test('has no AS for addresses that are nobody’s', () => {
    for (const address of ['10.0.0.5', '127.0.0.1', '192.0.2.1', 'fe80::1', 'AWS Internal'])
      equal(table.lookup(address), undefined);
  });
});
