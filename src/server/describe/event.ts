import { decodeAccountId } from '../../core/enrich/credential.ts';
import type { EventFacts } from '../../core/detect/finding.ts';
import type { LogEvent } from '../../core/log/log.ts';
import { code, type Inline } from './rich-text.ts';
import { credentialMeaning, utc } from './words.ts';
import { aliasedInlines, entityInlines, type Names } from './entity-label.ts';

/** What happened: one line each for the call, who, with what, from where, in which account. */
export function describeEvent(
  names: Names,
  facts: EventFacts,
  event: LogEvent,
): readonly (readonly Inline[])[] {
  return [
    callLine(facts, event),
    principalLine(names, facts),
    credentialLine(names, facts),
    sourceLine(names, facts),
    accountLine(facts),
  ].filter((line) => line.length > 0);
}

function callLine(facts: EventFacts, event: LogEvent): readonly Inline[] {
  const outcome = facts.success
    ? ['succeeded']
    : ['failed', ...(event.error ? [' with ', code(event.error)] : [])];
  return [code(facts.eventName), ' (', code(facts.eventSource), ') ', utc(facts.time), ': ', ...outcome];
}

function principalLine(names: Names, facts: EventFacts): readonly Inline[] {
  const { principalArn, userName } = facts;
  if (!principalArn)
    return userName ? ['By ', ...aliasedInlines(names, userName)] : ['By an unknown principal'];
  const principal = entityInlines(names, { kind: 'principal', value: principalArn });
  return ['By ', ...(userName ? [code(userName), ' · '] : []), ...principal];
}

function credentialLine(names: Names, facts: EventFacts): readonly Inline[] {
  const meaning = credentialMeaning(facts.credential);
  const { accessKeyId: value } = facts;
  if (!value) return ['With ', meaning];
  const key = entityInlines(names, { kind: 'access-key', value });
  return ['With ', ...key, `: ${meaning}`, ...decodedAccount(value)];
}

/** The account that issued a key can be read out of the key id; it tells whose key it is when the call came from elsewhere. */
export function decodedAccount(accessKeyId: string): readonly Inline[] {
  const account = decodeAccountId(accessKeyId);
  return account ? ['; its id decodes to account ', code(account)] : [];
}

function sourceLine(names: Names, facts: EventFacts): readonly Inline[] {
  const { sourceIPAddress: value } = facts;
  if (!value) return [];
  const network = facts.as ? [`AS${facts.as.number} `, code(facts.as.organization)] : ['no AS known'];
  return ['From ', ...entityInlines(names, { kind: 'address', value }), ': ', ...network];
}

function accountLine(facts: EventFacts): readonly Inline[] {
  if (!facts.accountId && !facts.region) return [];
  const account = facts.accountId ? ['account ', code(facts.accountId)] : [];
  const region = facts.region ? ['region ', code(facts.region)] : [];
  return ['In ', ...account, ...(account.length > 0 && region.length > 0 ? [', '] : []), ...region];
}
