import { decodeAccountId } from '../../core/enrich/credential.ts';
import type { EventFacts } from '../../core/detect/finding.ts';
import type { LogEvent } from '../../core/log/log.ts';
import { code, type Inline } from '../rich-text.ts';
import { credentialMeaning, utc } from '../words.ts';

/** What happened: one line each for the call, who, with what, from where, in which account. */
export function describeEvent(facts: EventFacts, event: LogEvent): readonly (readonly Inline[])[] {
  return [
    callLine(facts, event),
    principalLine(facts),
    credentialLine(facts),
    sourceLine(facts),
    accountLine(facts),
  ].filter((line) => line.length > 0);
}

function callLine(facts: EventFacts, event: LogEvent): readonly Inline[] {
  const outcome = facts.success
    ? ['succeeded']
    : ['failed', ...(event.error ? [' with ', code(event.error)] : [])];
  return [code(facts.eventName), ' (', code(facts.eventSource), ') ', utc(facts.time), ': ', ...outcome];
}

function principalLine(facts: EventFacts): readonly Inline[] {
  if (!facts.principalArn)
    return facts.userName ? ['By ', code(facts.userName)] : ['By an unknown principal'];
  return ['By ', ...(facts.userName ? [code(facts.userName), ' · '] : []), code(facts.principalArn)];
}

function credentialLine(facts: EventFacts): readonly Inline[] {
  const meaning = credentialMeaning(facts.credential);
  if (!facts.accessKeyId) return ['With ', meaning];
  return ['With ', code(facts.accessKeyId), `: ${meaning}`, ...decodedAccount(facts.accessKeyId)];
}

/** The account that issued a key can be read out of the key id; it tells whose key it is when the call came from elsewhere. */
export function decodedAccount(accessKeyId: string): readonly Inline[] {
  const account = decodeAccountId(accessKeyId);
  return account ? ['; its id decodes to account ', code(account)] : [];
}

function sourceLine(facts: EventFacts): readonly Inline[] {
  if (!facts.sourceIPAddress) return [];
  const network = facts.as ? [`AS${facts.as.number} `, code(facts.as.organization)] : ['no AS known'];
  return ['From ', code(facts.sourceIPAddress), ': ', ...network];
}

function accountLine(facts: EventFacts): readonly Inline[] {
  if (!facts.accountId && !facts.region) return [];
  const account = facts.accountId ? ['account ', code(facts.accountId)] : [];
  const region = facts.region ? ['region ', code(facts.region)] : [];
  return ['In ', ...account, ...(account.length > 0 && region.length > 0 ? [', '] : []), ...region];
}
