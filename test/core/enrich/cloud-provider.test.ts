import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { CLOUD_PROVIDERS, compileCloudProviders } from '../../../src/core/enrich/cloud-provider.ts';

function check(list: readonly string[], number: number, organization: string, expected: boolean): void {
  equal(compileCloudProviders(list)({ number, organization }), expected, `AS${number} ${organization}`);
}

test('the shipped list knows the providers by number and by whole name', () => {
  check(CLOUD_PROVIDERS, 16509, 'whatever the table calls it', true);
  check(CLOUD_PROVIDERS, 64500, 'Amazon.com, Inc.', true);
  check(CLOUD_PROVIDERS, 64500, 'amazon-02', true);
  check(CLOUD_PROVIDERS, 64500, 'GOOGLE', true);
  check(CLOUD_PROVIDERS, 64500, 'MICROSOFT-CORP-MSN-AS-BLOCK', true);
});

test('access networks that sound like a provider are none', () => {
  check(CLOUD_PROVIDERS, 16591, 'Google Fiber Inc.', false);
  check(CLOUD_PROVIDERS, 36492, 'Google, LLC', false);
  check(CLOUD_PROVIDERS, 151231, 'GOOGLE CHINA INFOTECH OU', false);
  check(CLOUD_PROVIDERS, 274698, 'AMAZON TELECOM LTDA', false);
  check(CLOUD_PROVIDERS, 268063, 'AMAZONET TELECOM LTDA', false);
  check(CLOUD_PROVIDERS, 264167, 'AMAZON+ SERVICOS DE INTERNET LTDA', false);
});

test('a list of the user’s: numbers, names, and globs only where written', () => {
  check(['AS701'], 701, 'Verizon Business', true);
  check(['as701'], 701, 'Verizon Business', true);
  check(['AS701'], 16509, 'Amazon.com, Inc.', false);
  check(['Verizon'], 701, 'Verizon Business', false);
  check(['Verizon*'], 701, 'Verizon Business', true);
  check([], 16509, 'Amazon.com, Inc.', false);
});
