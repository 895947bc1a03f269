import { MOST_LISTED, type Listed } from '../listed.ts';
import type { Evidence } from './evidence.ts';
import { cannotBeShown, notSeen, plainCalls, shown, type Decision, type StepCall } from './step.ts';

/** Instances with the key pair, or the same key as another key pair. */
export function launch({ uses, material, after }: Evidence): Decision {
  const { elsewhere } = material;
  const calls = both(plainCalls(uses), elsewhere);
  if (calls.total > 0) {
    const done = [
      ...(uses.total > 0 ? ['calls used it for instances'] : []),
      ...(elsewhere.total > 0 ? ['the same key is a key pair elsewhere'] : []),
    ];
    return shown(calls, done.join(', and '));
  }
  if (after.events === 0) return cannotBeShown('nothing is loaded of the time after in this region');
  return notSeen('no call that names it for an instance, in what is loaded of this region');
}

const SSH_LOGINS =
  'an SSH login reaches the instance and not the AWS API: look at its own logs and at VPC flow logs';

/** What CloudTrail shows of SSH: keys that were put on an instance for a minute. */
export function login({ pushes, hasInstances }: Evidence): Decision {
  if (pushes.total > 0) {
    return shown(
      plainCalls(pushes),
      'SSH keys were put on its instances through EC2 Instance Connect or the serial console; ',
      SSH_LOGINS,
    );
  }
  if (!hasInstances) return cannotBeShown('no instance with it is known; ', SSH_LOGINS);
  return cannotBeShown(SSH_LOGINS);
}

const ON_THE_INSTANCE =
  'what runs on an instance is not in CloudTrail, and reading data of S3 only where data events are logged';

/** What was done from then on. */
export function onwards({ callsByInstances, later }: Evidence): Decision {
  const calls = both(plainCalls(callsByInstances), later);
  if (calls.total === 0) return cannotBeShown(ON_THE_INSTANCE);
  const done = [
    ...(callsByInstances.total > 0 ? ['its instances made calls with their roles'] : []),
    ...(later.total > 0 ? ['findings of such steps by the same access keys or its instances'] : []),
  ];
  return shown(calls, `${done.join(', and ')}; ${ON_THE_INSTANCE}`);
}

function both(a: Listed<StepCall>, b: Listed<StepCall>): Listed<StepCall> {
  const first = [...a.first, ...b.first].toSorted((one, other) => timeOf(one) - timeOf(other) || 0);
  return { first: first.slice(0, MOST_LISTED), total: a.total + b.total };
}

function timeOf({ call }: StepCall): number {
  return call.event.time ?? Infinity;
}
