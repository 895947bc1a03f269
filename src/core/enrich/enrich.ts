import type { FieldPath, JsonValue } from '../log/json/value.ts';
import { valueOf } from '../log/event.ts';
import type { LogEvent } from '../log/log.ts';
import { credentialKind } from './credential.ts';
import type {
  AutonomousSystem,
  DerivedField,
  DerivedName,
  EnrichContext,
  Enrichment,
  NameAssessment,
  UndecidedField,
} from './enrichment.ts';
import { keyPairMentions } from './key-pair.ts';
import { isServiceName, userNameOf } from './principal.ts';
import { securityGroupMentions } from './security-group.ts';
import { worldPorts } from './world-ports.ts';

type Result = DerivedField | UndecidedField | undefined;
/** What fields are derived with. */
type Context = Pick<EnrichContext, 'asn' | 'assessName'>;
type Derive = (event: LogEvent, context: Context) => Result;

const DERIVE: Readonly<Record<DerivedName, Derive>> = {
  'source.as.number': (event, context) => network(event, context, ({ number }) => number),
  'source.as.organization.name': (event, context) =>
    network(event, context, ({ organization }) => organization),
  'user.name': (event) => userNameOf(event.record()) ?? { undecided: 'no user name', from: ['userIdentity'] },
  'cloud.account.id': accountId,
  'cloud.region': (event) =>
    event.awsRegion === undefined ? undefined : derived(event.awsRegion, 'awsRegion'),
  'event.outcome': outcome,
  'cloudtrail.credential.kind': (event) =>
    derived(credentialKind(event.accessKeyId), 'userIdentity', 'accessKeyId'),
  'cloudtrail.key_pair.name': keyPairNames,
  'cloudtrail.name.reason': (event, context) => nameAssessment(event, context, ({ reason }) => reason),
  'cloudtrail.name.explanation': (event, context) =>
    nameAssessment(event, context, ({ explanation }) => explanation),
  'cloudtrail.ingress.world_ports': ingressPorts,
};

/** The derived fields of one event, each computed when first asked for and then kept. */
export function enrich(event: LogEvent, context: Context): Enrichment {
  return new LazyEnrichment(event, context);
}

class LazyEnrichment implements Enrichment {
  readonly #event: LogEvent;
  readonly #context: Context;
  /** Most events are asked for none. */
  #known: Map<DerivedName, Result> | undefined;

  constructor(event: LogEvent, context: Context) {
    this.#event = event;
    this.#context = context;
  }

  get(name: DerivedName): Result {
    const known = (this.#known ??= new Map());
    let result = known.get(name);
    if (result === undefined && !known.has(name)) {
      result = DERIVE[name](this.#event, this.#context);
      known.set(name, result);
    }
    return result;
  }
}

/** The public names of the derived fields, for whoever has to know a derived field from one of the record's. */
export const DERIVED_NAMES: ReadonlySet<string> = new Set(Object.keys(DERIVE));

function derived(value: JsonValue, ...from: FieldPath): DerivedField {
  return { value, from };
}

/**
 * The AS of the source address. AWS's own services have none, and that is an answer; an address without a known AS,
 * or a source that is no address at all, is none.
 */
function network(event: LogEvent, { asn }: Context, part: (as: AutonomousSystem) => JsonValue): Result {
  const source = event.sourceIPAddress;
  if (source !== undefined && isServiceName(source)) return undefined;
  const from: FieldPath = ['sourceIPAddress'];
  if (source === undefined) return { undecided: 'no source address', from };
  const as = networkOf(source, asn);
  return as ? { value: part(as), from } : { undecided: `no AS known for ${source}`, from };
}

/** The AS of a source address, if one is known. */
export function networkOf(
  source: string | undefined,
  asn: EnrichContext['asn'],
): AutonomousSystem | undefined {
  return source === undefined || isServiceName(source) ? undefined : asn.lookup(source);
}

function accountId(event: LogEvent): Result {
  const { accountId: account } = event;
  if (account === undefined) return undefined;
  return valueOf(event, ['recipientAccountId']) === account
    ? derived(account, 'recipientAccountId')
    : derived(account, 'userIdentity', 'accountId');
}

/** A call failed when it has an `errorCode` or an `errorMessage`; a dry run is a failed call too. */
function outcome(event: LogEvent): Result {
  if (event.error === undefined) return derived('success', 'errorCode');
  return valueOf(event, ['errorCode']) === event.error
    ? derived('failure', 'errorCode')
    : derived('failure', 'errorMessage');
}

function keyPairNames(event: LogEvent): Result {
  const named = keyPairMentions(event).filter(({ name }) => name !== undefined);
  const places = named.map(({ path }) => path);
  return places[0] && { value: named.map(({ name }) => name!), from: places[0], places };
}

/** Only names that this event gives: of a new key pair or a new security group of EC2. */
function nameAssessment(
  event: LogEvent,
  { assessName }: Context,
  part: (assessment: NameAssessment) => JsonValue,
): Result {
  if (event.eventSource !== 'ec2.amazonaws.com') return undefined;
  const isGroup = event.eventName === 'CreateSecurityGroup';
  if (!isGroup && event.eventName !== 'CreateKeyPair' && event.eventName !== 'ImportKeyPair')
    return undefined;
  const [given] = isGroup ? securityGroupMentions(event) : keyPairMentions(event);
  if (given?.name === undefined) return undefined;
  return derived(part(assessName(given.name, isGroup ? 'security-group' : 'key-pair')), ...given.path);
}

function ingressPorts(event: LogEvent): Result {
  if (event.eventSource !== 'ec2.amazonaws.com') return undefined;
  if (event.eventName !== 'AuthorizeSecurityGroupIngress' && event.eventName !== 'ModifySecurityGroupRules')
    return undefined;
  const open = worldPorts(event.record());
  const ports = [...new Set(open.map(({ port }) => port))];
  const places = ports.map((wanted) => open.find(({ port }) => port === wanted)!.cidr);
  return places[0] && { value: ports, from: places[0], places };
}
