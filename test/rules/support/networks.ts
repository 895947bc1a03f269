import type { AutonomousSystem } from '../../../src/core/enrich/enrichment.ts';

/** Addresses of the documentation ranges, put into networks. */
export const NETWORKS: Readonly<Record<string, AutonomousSystem>> = {
  '198.51.100.7': { number: 7922, organization: 'Comcast Cable Communications, LLC' },
  // Cloud providers by number, whatever the name.
  '203.0.113.1': { number: 16509, organization: 'Some Reseller' },
  '203.0.113.2': { number: 15169, organization: 'Google LLC' },
  '203.0.113.3': { number: 8075, organization: 'MICROSOFT-CORP-MSN-AS-BLOCK' },
  // Cloud providers by their whole name, in the spellings of several tables, under a number that is not listed.
  '203.0.113.11': { number: 64_511, organization: 'Amazon.com, Inc.' },
  '203.0.113.12': { number: 64_511, organization: 'AMAZON-02' },
  '203.0.113.13': { number: 64_511, organization: 'google llc' },
  '203.0.113.14': { number: 64_511, organization: 'Microsoft Corporation' },
  // Not cloud providers, though their names begin like one.
  '203.0.113.21': { number: 16_591, organization: 'Google Fiber Inc.' },
  '203.0.113.22': { number: 268_581, organization: 'AMAZONET TELECOMUNICACOES LTDA' },
  '203.0.113.23': { number: 53_062, organization: 'Amazon Telecom' },
};
