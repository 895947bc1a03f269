import { hex, uuid } from './ids.ts';

/** Who calls, from where, with what. */
export interface Actor {
  readonly userIdentity: Readonly<Record<string, unknown>>;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  readonly accountId: string;
}

export interface Call {
  readonly at: string;
  readonly actor: Actor;
  readonly region: string;
  /** `ec2.CreateKeyPair` */
  readonly api: string;
  readonly request?: Readonly<Record<string, unknown>> | null;
  readonly response?: Readonly<Record<string, unknown>> | null;
  readonly error?: readonly [code: string, message: string];
}

/** A record as CloudTrail writes it, its properties in CloudTrail's order. */
export interface CloudTrailRecord {
  readonly eventTime: string;
  readonly eventName: string;
  readonly eventSource: string;
  readonly awsRegion: string;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  readonly errorCode?: string;
  readonly requestID: string;
  readonly eventID: string;
  readonly readOnly: boolean;
  readonly eventType: string;
  readonly recipientAccountId: string;
  readonly eventCategory: string;
  readonly [property: string]: unknown;
}

export function record({
  at,
  actor,
  region,
  api,
  request = null,
  response = null,
  error,
}: Call): CloudTrailRecord {
  const [service = '', eventName = ''] = api.split('.');
  const seed = [at, region, api, actor.sourceIPAddress, JSON.stringify(request)].join(' ');
  const isRead = /^(?:Get|List|Describe|Decrypt|Lookup|AssumeRole)/.test(eventName);
  return {
    eventVersion: '1.11',
    userIdentity: actor.userIdentity,
    eventTime: at,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: region,
    sourceIPAddress: actor.sourceIPAddress,
    userAgent: actor.userAgent,
    ...(error && { errorCode: error[0], errorMessage: error[1] }),
    requestParameters: request,
    responseElements: error || !response ? null : withRequestId(service, response, seed),
    requestID: uuid(`request ${seed}`),
    eventID: uuid(`event ${seed}`),
    readOnly: isRead,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: actor.accountId,
    eventCategory: 'Management',
    ...(!actor.sourceIPAddress.endsWith('amazonaws.com') && {
      tlsDetails: {
        tlsVersion: 'TLSv1.3',
        cipherSuite: 'TLS_AES_128_GCM_SHA256',
        clientProvidedHostHeader: `${service}.${region}.amazonaws.com`,
      },
    }),
  };
}

/** EC2 repeats the request's id in its answers. */
function withRequestId(service: string, response: object, seed: string): object {
  return service === 'ec2' ? { requestId: uuid(`request ${seed}`), ...response } : response;
}

/** A SHA-1 fingerprint as EC2 gives it for a key pair it made. */
export function fingerprint(name: string): string {
  return (hex(`fingerprint ${name}`, 40).match(/../g) ?? []).join(':');
}
