import type { AutonomousSystem } from './enrichment.ts';
import { compileGlobs } from './glob.ts';

/**
 * The networks of Amazon, Google and Microsoft: AS numbers as verified in the bundled table, then the names that other
 * tables give them, always whole. A prefix would be wrong: `AMAZ*` is also Amazon Telecom, Amazonet and other Brazilian
 * access networks. Out on purpose: Google Fiber (AS16591), Google Access (AS32381) and Google's Wi-Fi (AS36492), where
 * people live; "Google China Infotech OU" (AS151231), which is not Google; subsidiaries that sell no cloud.
 */
export const CLOUD_PROVIDERS: readonly string[] = [
  // Amazon, AWS
  ...[
    'AS801',
    'AS7224',
    'AS8987',
    'AS9059',
    'AS14618',
    'AS16509',
    'AS21664',
    'AS36263',
    'AS38895',
    'AS62785',
  ],
  ...['AS135630', 'AS214101', 'AS400098', 'AS401395'],
  // AWS China, run by Sinnet and NWCD
  ...['AS55960', 'AS135629'],
  // Google, Google Cloud
  ...[
    'AS15169',
    'AS16550',
    'AS19527',
    'AS33715',
    'AS36040',
    'AS36383',
    'AS36384',
    'AS36385',
    'AS36411',
    'AS41264',
  ],
  ...[
    'AS43515',
    'AS45566',
    'AS139070',
    'AS139190',
    'AS214609',
    'AS214611',
    'AS394089',
    'AS394507',
    'AS394639',
  ],
  ...['AS395973', 'AS396178', 'AS396982'],
  // Microsoft, Azure
  ...[
    'AS3598',
    'AS5761',
    'AS8068',
    'AS8069',
    'AS8070',
    'AS8071',
    'AS8075',
    'AS12076',
    'AS17144',
    'AS30520',
    'AS35106',
  ],
  ...['AS45139', 'AS46182', 'AS54396', 'AS58862', 'AS63314', 'AS200517'],
  // Registered names
  ...[
    'Amazon.com, Inc.',
    'Amazon.com Inc.',
    'Amazon.com',
    'Amazon Technologies Inc.',
    'Amazon Data Services Ireland Ltd',
  ],
  ...[
    'Google LLC',
    'Google Inc.',
    'Google Cloud',
    'Google Cloud Platform',
    'Microsoft Corporation',
    'Microsoft Limited',
  ],
  // Routing registry names
  ...['AMAZON-02', 'AMAZON-AES', 'AMAZON-ASN', 'AMAZON-AS-AP', 'GOOGLE', 'GOOGLE-CLOUD-PLATFORM', 'GOOGLE-2'],
  ...[
    'MICROSOFT-CORP-MSN-AS-BLOCK',
    'MICROSOFT-CORP-AS',
    'MICROSOFT-CORP',
    'MICROSOFT-CORP-MSN-AS-BLOCK, US',
  ],
  ...['AMAZON-02, US', 'AMAZON-AES, US', 'GOOGLE, US', 'GOOGLE-CLOUD-PLATFORM, US'],
];

/**
 * Compiles a list of cloud providers: entries are AS numbers ("AS16509") or organisation names, matched whole and
 * without case; `*` and `?` only mean more where the user writes them.
 */
export function compileCloudProviders(entries: readonly string[]): (as: AutonomousSystem) => boolean {
  const numbers = new Set(entries.flatMap((entry) => /^AS(\d+)$/i.exec(entry.trim())?.[1] ?? []).map(Number));
  const name = compileGlobs(entries.filter((entry) => !/^AS\d+$/i.test(entry.trim())));
  return ({ number, organization }) => numbers.has(number) || name(organization) !== undefined;
}
