import { textWord } from '../../../detect/explain/lines.ts';
import type { EventFacts } from '../../../detect/finding.ts';
import type { Evidence, IsCloud } from './evidence.ts';
import { cannotBeShown, notSeen, plainCalls, shown, type Decision, type StepCall } from './step.ts';
import type { Listed } from '../listed.ts';
import type { Making } from '../making.ts';

const NO_MAKING = 'no loaded log holds the call that made the key pair';

/** By whom the key pair was made. */
export function access({ makings }: Evidence): Decision {
  if (makings.total === 0) return cannotBeShown(NO_MAKING);
  const longTerm = makings.first.filter(({ call }) => call.event.credential === 'long-term');
  const stolen = 'whether it was stolen is in no log: ask its owner';
  if (longTerm.length > 0) {
    return shown(callsOf(longTerm), `made with a long-term access key; ${stolen}`);
  }
  const issued = makings.first.flatMap(({ issuedBy }) => {
    const first = issuedBy.at(-1)?.call;
    return first?.event.credential === 'long-term' ? first : [];
  });
  if (issued.length > 0) {
    const why = `made with temporary credentials that began with a long-term access key; ${stolen}`;
    return shown(plainCalls({ first: issued, total: issued.length }), why);
  }
  const kinds = new Set(makings.first.map(({ call }) => call.event.credential));
  if (kinds.has('temporary'))
    return notSeen('made with temporary credentials, not with a long-term access key');
  return cannotBeShown('the calls that made it do not show a readable access key');
}

/** Looking round before. */
export function enumeration({ makings, looks, before }: Evidence): Decision {
  if (looks.total > 0) {
    const why = 'key pairs or instances were listed with the same access key in the hour before';
    return shown(plainCalls(looks), why);
  }
  if (makings.total === 0) return cannotBeShown(NO_MAKING);
  if (!makings.first.some(({ call }) => hasOwnKey(call.event))) {
    return cannotBeShown('the calls that made it do not show a readable access key to look for');
  }
  if (before.events === 0) return cannotBeShown('nothing is loaded of the hour before in this region');
  if (before.reading === 0) {
    return cannotBeShown(
      'the loaded logs hold no reading calls of that hour in this region: exports of the event history leave them out',
    );
  }
  return notSeen('no such call with the same access key in the hour before');
}

function hasOwnKey({ credential }: EventFacts): boolean {
  return credential === 'long-term' || credential === 'temporary';
}

/** From which network. */
export function making({ makings }: Evidence, isCloud: IsCloud): Decision {
  if (makings.total === 0) return cannotBeShown(NO_MAKING);
  const placed = makings.first.filter(({ call }) => call.event.as !== undefined);
  const outside = placed.filter(({ call }) => !isCloud(call.event.as!));
  if (outside.length > 0) {
    return shown(
      callsOf(outside),
      'made from ',
      ...network(outside[0]!),
      ', which is no listed cloud provider',
    );
  }
  if (placed.length > 0) return { ...notSeen('made from ', ...network(placed[0]!)), calls: callsOf(placed) };
  return {
    ...cannotBeShown(
      'it was made, and no AS is known for the address: load an AS database (setting asn.databasePath)',
    ),
    calls: callsOf(makings.first),
  };
}

function network({ call }: Making): ReturnType<typeof textWord>[] {
  const { number, organization } = call.event.as!;
  return [textWord(`AS${number} ${organization}`)];
}

/** No log tells what becomes of a private key. */
export function privateKey({ makings }: Evidence): Decision {
  if (makings.first.some(({ how }) => how === 'created')) {
    return cannotBeShown(
      'EC2 hands out the private key once, in a response that CloudTrail redacts; who keeps it is in no log',
    );
  }
  if (makings.total > 0)
    return cannotBeShown('whoever imported it had the private key before; no log tells where');
  return cannotBeShown('who has the private key is in no log');
}

function callsOf(makings: readonly Making[]): Listed<StepCall> {
  return { first: makings.map(({ call }) => ({ call })), total: makings.length };
}
