import type { Entry } from './entry.ts';
import type { FieldEntry } from './field-entry.ts';
import {
  BOOLEANS,
  ERROR_CODES,
  EVENT_CATEGORIES,
  EVENT_TYPES,
  IDENTITY_TYPES,
  REGIONS,
  SIGN_IN,
  YES_NO,
} from './field-words.ts';

/** The fields of every record, as CloudTrail documents them. */
const EVERY: Readonly<Record<string, string>> = {
  eventName: 'The call: `CreateKeyPair`. Rules are sorted by it, so naming it makes a rule cheap.',
  eventSource: 'The service that was called: `ec2.amazonaws.com`. Services share names of calls.',
  eventTime: 'When the call was made, in UTC.',
  eventVersion: 'The version of the record’s format.',
  eventID: 'The id of the event; deliveries of the same event share it.',
  eventType: 'What kind of event it is.',
  eventCategory: 'Which of CloudTrail’s categories it belongs to.',
  managementEvent: 'True for a management event.',
  readOnly: 'True for a call that changes nothing. Missing in older records.',
  awsRegion: 'The region of the call; global services write us-east-1.',
  sourceIPAddress: 'The caller’s address, or the name of the AWS service that called for somebody.',
  userAgent: 'The program that called, as it says itself.',
  errorCode: 'Why the call failed. Missing where it did not: `errorCode: null`.',
  errorMessage: 'The same in words.',
  requestID: 'The id of the request.',
  recipientAccountId: 'The account that received the event.',
  sharedEventID: 'Shared by the records of one call in several accounts.',
  vpcEndpointId: 'The VPC endpoint the call came through.',
  vpcEndpointAccountId: 'The account of that endpoint.',
  apiVersion: 'The version of the API.',
  sessionCredentialFromConsole: 'True for a call that somebody made in the console.',
  edgeDeviceDetails: 'The Snow device the call came through.',
  additionalEventData: 'What does not fit elsewhere.',
  requestParameters:
    'What was asked for, as the service writes it. Missing in most failed calls of some services.',
  responseElements: 'What the service answered to a call that changes something.',
  serviceEventDetails: 'What a service did of itself.',
  resources: 'The resources that were used, a list.',
  'resources.ARN': 'The ARN of a resource that was used.',
  'resources.accountId': 'The account of a resource that was used.',
  'resources.type': 'The type of a resource that was used: `AWS::S3::Object`.',
  'tlsDetails.tlsVersion': 'The version of TLS.',
  'tlsDetails.cipherSuite': 'The cipher suite.',
  'tlsDetails.clientProvidedHostHeader': 'The host name the caller used.',
  'userIdentity.type': 'Who called, by CloudTrail’s types.',
  'userIdentity.arn': 'The ARN of the caller.',
  'userIdentity.principalId': 'The unique id of the caller; of a session with its name behind a colon.',
  'userIdentity.accountId': 'The account of the caller.',
  'userIdentity.accessKeyId':
    'The access key the call was signed with: `AKIA…` is long-term, `ASIA…` temporary.',
  'userIdentity.userName': 'The name of the user. `user.name` knows that of sessions, too.',
  'userIdentity.invokedBy': 'The AWS service that called for somebody.',
  'userIdentity.identityProvider': 'The provider of a federated identity.',
  'userIdentity.onBehalfOf.userId': 'The user of IAM Identity Center behind the session.',
  'userIdentity.onBehalfOf.identityStoreArn': 'That user’s identity store.',
  'userIdentity.credentialId': 'The id of the credential, for bearer tokens.',
  'userIdentity.sessionContext.attributes.creationDate': 'When the session was made.',
  'userIdentity.sessionContext.attributes.mfaAuthenticated': 'Whether the session was made with MFA.',
  'userIdentity.sessionContext.sessionIssuer.type': 'Who issued the session: a role, a user, root.',
  'userIdentity.sessionContext.sessionIssuer.arn': 'The ARN of the role or user behind the session.',
  'userIdentity.sessionContext.sessionIssuer.userName': 'The name of the role or user behind the session.',
  'userIdentity.sessionContext.sessionIssuer.accountId':
    'The account of the role or user behind the session.',
  'userIdentity.sessionContext.sessionIssuer.principalId':
    'The unique id of the role or user behind the session.',
  'userIdentity.sessionContext.webIdFederationData.federatedProvider':
    'The web identity provider behind the session.',
  'userIdentity.sessionContext.sourceIdentity': 'Who began a chain of roles.',
  'userIdentity.sessionContext.ec2RoleDelivery': 'How an instance got its role’s credentials: 1.0 or 2.0.',
};

const WORDS: Readonly<Record<string, readonly Entry[]>> = {
  'userIdentity.type': IDENTITY_TYPES,
  'userIdentity.sessionContext.sessionIssuer.type': IDENTITY_TYPES,
  'userIdentity.sessionContext.attributes.mfaAuthenticated': BOOLEANS,
  eventType: EVENT_TYPES,
  eventCategory: EVENT_CATEGORIES,
  managementEvent: BOOLEANS,
  readOnly: BOOLEANS,
  sessionCredentialFromConsole: BOOLEANS,
  awsRegion: REGIONS,
  errorCode: ERROR_CODES,
};

/** Of one service: what its calls ask for and answer. */
const OF_SERVICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ec2: {
    'requestParameters.keyName': 'The key pair, in CreateKeyPair, ImportKeyPair and DeleteKeyPair.',
    'requestParameters.keyPairId': 'The key pair by its id.',
    'requestParameters.instancesSet.items.keyName': 'The key pair that RunInstances puts on an instance.',
    'requestParameters.instancesSet.items.imageId': 'The image that RunInstances starts from.',
    'requestParameters.instancesSet.items.instanceId': 'The instance, in calls that name one.',
    'requestParameters.instanceType': 'The type of the instances: `p4d.24xlarge`.',
    'requestParameters.instanceId': 'The instance.',
    'requestParameters.userData': 'Data for the instance’s start; CloudTrail hides the value.',
    'requestParameters.attribute': 'The attribute, in ModifySnapshotAttribute and the like.',
    'requestParameters.groupId': 'The security group.',
    'requestParameters.groupName': 'The name of the security group.',
    'requestParameters.ipPermissions.items.ipProtocol': 'The protocol of a rule of a security group.',
    'requestParameters.ipPermissions.items.fromPort': 'The first port of a rule of a security group.',
    'requestParameters.ipPermissions.items.toPort': 'The last port of a rule of a security group.',
    'requestParameters.ipPermissions.items.ipRanges.items.cidrIp': 'The IPv4 network that a rule opens to.',
    'requestParameters.ipPermissions.items.ipv6Ranges.items.cidrIpv6':
      'The IPv6 network that a rule opens to.',
    'requestParameters.snapshotId': 'The snapshot.',
    'requestParameters.imageId': 'The image.',
    'requestParameters.volumeId': 'The volume.',
    'requestParameters.createVolumePermission.add.items.group': '`all` makes a snapshot public.',
    'requestParameters.createVolumePermission.add.items.userId':
      'The account that a snapshot is shared with.',
    'requestParameters.launchPermission.add.items.group': '`all` makes an image public.',
    'requestParameters.launchPermission.add.items.userId': 'The account that an image is shared with.',
    'requestParameters.flowLogId': 'The flow log.',
    'responseElements.keyName': 'The key pair that was made.',
    'responseElements.keyPairId': 'The id of the key pair that was made.',
    'responseElements.keyFingerprint': 'The fingerprint of the key pair that was made.',
    'responseElements.groupId': 'The security group that was made.',
    'responseElements.instancesSet.items.instanceId': 'The instances that were started.',
  },
  iam: {
    'requestParameters.userName': 'The user.',
    'requestParameters.roleName': 'The role.',
    'requestParameters.groupName': 'The group.',
    'requestParameters.policyArn': 'The managed policy: `arn:aws:iam::aws:policy/AdministratorAccess`.',
    'requestParameters.policyName': 'The name of the policy.',
    'requestParameters.policyDocument':
      'The policy, JSON in a text; `contains` finds it with its quotes as they are.',
    'requestParameters.assumeRolePolicyDocument': 'The trust policy of a new role, JSON in a text.',
    'requestParameters.accessKeyId': 'The access key that is changed.',
    'requestParameters.status': '`Active` or `Inactive`.',
    'requestParameters.serialNumber': 'The MFA device.',
    'requestParameters.sAMLProviderArn': 'The SAML provider.',
    'requestParameters.url': 'The OpenID Connect provider.',
    'requestParameters.passwordResetRequired': 'Whether the password must be changed at sign-in.',
    'responseElements.accessKey.accessKeyId': 'The access key that was made.',
    'responseElements.accessKey.userName': 'The user it was made for.',
    'responseElements.user.arn': 'The user that was made.',
    'responseElements.role.arn': 'The role that was made.',
  },
  sts: {
    'requestParameters.roleArn': 'The role that is assumed.',
    'requestParameters.roleSessionName': 'The name the caller gave the session.',
    'requestParameters.externalId': 'The external id.',
    'requestParameters.durationSeconds': 'How long the session may last.',
    'requestParameters.serialNumber': 'The MFA device.',
    'requestParameters.name': 'The name, in GetFederationToken.',
    'responseElements.credentials.accessKeyId': 'The temporary access key that was issued.',
    'responseElements.credentials.expiration': 'When it ends.',
    'responseElements.assumedRoleUser.arn': 'The session.',
    'responseElements.packedPolicySize': 'How full the session’s policy is.',
  },
  signin: {
    'responseElements.ConsoleLogin': 'Whether the sign-in succeeded.',
    'responseElements.CheckMfa': 'Whether MFA was asked for.',
    'responseElements.SwitchRole': 'Whether the switch of roles succeeded.',
    'additionalEventData.MFAUsed': 'Whether MFA was used.',
    'additionalEventData.MobileVersion': 'Whether it was the mobile app.',
    'additionalEventData.LoginTo': 'Where the sign-in led.',
  },
  s3: {
    'requestParameters.bucketName': 'The bucket.',
    'requestParameters.key': 'The object.',
    'requestParameters.prefix': 'What the names of listed objects begin with.',
    'requestParameters.bucketPolicy': 'The bucket’s policy.',
    'requestParameters.bucketPolicy.Statement.Principal': 'Who the policy is about.',
    'requestParameters.bucketPolicy.Statement.Effect': '`Allow` or `Deny`.',
    'requestParameters.AccessControlPolicy.AccessControlList.Grant.Grantee.URI':
      'The group an access list grants to.',
    'requestParameters.PublicAccessBlockConfiguration.BlockPublicAcls':
      'Whether public access lists are blocked.',
    'requestParameters.PublicAccessBlockConfiguration.BlockPublicPolicy':
      'Whether public policies are blocked.',
    'additionalEventData.bytesTransferredOut': 'Bytes that left the bucket.',
    'additionalEventData.bytesTransferredIn': 'Bytes that came into the bucket.',
    'additionalEventData.AuthenticationMethod': 'How the call was signed.',
    'additionalEventData.x-amz-id-2': 'The second id of a request.',
  },
  cloudtrail: {
    'requestParameters.name': 'The trail, by name or ARN.',
    'requestParameters.trailName': 'The trail.',
    'requestParameters.isMultiRegionTrail': 'Whether the trail covers all regions.',
    'requestParameters.includeGlobalServiceEvents': 'Whether it covers global services.',
    'requestParameters.eventSelectors.includeManagementEvents': 'Whether management events are logged.',
    'requestParameters.eventSelectors.readWriteType': '`All`, `ReadOnly` or `WriteOnly`.',
  },
  lambda: {
    'requestParameters.functionName': 'The function.',
    'requestParameters.runtime': 'Its runtime.',
    'requestParameters.role': 'The role it runs as.',
    'requestParameters.principal': 'Who may call it, in AddPermission.',
    'requestParameters.authType': '`NONE` makes a function URL public.',
    'requestParameters.layers': 'Its layers.',
  },
  kms: {
    'requestParameters.keyId': 'The key.',
    'requestParameters.pendingWindowInDays': 'How long until the key is deleted.',
    'requestParameters.granteePrincipal': 'Who a grant is for.',
    'requestParameters.encryptionContext.aws:s3:arn': 'The bucket or object that is encrypted.',
  },
  secretsmanager: {
    'requestParameters.secretId': 'The secret, by name or ARN.',
    'requestParameters.versionStage': 'The stage of its version.',
  },
  ssm: {
    'requestParameters.documentName': 'The document that is run: `AWS-RunShellScript`.',
    'requestParameters.target': 'The instance of a session.',
    'requestParameters.instanceIds': 'The instances that a command is sent to.',
    'requestParameters.withDecryption': 'Whether a parameter is decrypted.',
  },
  rds: {
    'requestParameters.dBInstanceIdentifier': 'The database.',
    'requestParameters.dBSnapshotIdentifier': 'The snapshot.',
    'requestParameters.publiclyAccessible': 'Whether the database has a public address.',
    'requestParameters.valuesToAdd': 'The accounts a snapshot is shared with; `all` makes it public.',
    'requestParameters.masterUserPassword': 'Set where the password is changed; CloudTrail hides the value.',
  },
  guardduty: {
    'requestParameters.detectorId': 'The detector.',
    'requestParameters.enable': 'Whether the detector works.',
    'requestParameters.findingCriteria': 'What a filter of findings is about.',
  },
  organizations: {
    'requestParameters.accountId': 'The account.',
    'requestParameters.policyId': 'The policy.',
    'requestParameters.targetId': 'What the policy is attached to.',
  },
  ses: {
    'requestParameters.emailAddress': 'The address.',
    'requestParameters.identity': 'The address or domain.',
  },
  bedrock: {
    'requestParameters.modelId': 'The model.',
  },
};

const SERVICE_WORDS: Readonly<Record<string, readonly Entry[]>> = {
  'responseElements.ConsoleLogin': SIGN_IN,
  'responseElements.CheckMfa': SIGN_IN,
  'responseElements.SwitchRole': SIGN_IN,
  'additionalEventData.MFAUsed': YES_NO,
  'additionalEventData.MobileVersion': YES_NO,
};

/** What stands in a record, by its dotted path. A path that several services have stands here for each. */
export const RECORD_FIELDS: readonly FieldEntry[] = [
  ...Object.entries(EVERY).map(([name, doc]) => field(name, doc, WORDS[name])),
  ...Object.entries(OF_SERVICES).flatMap(([service, fields]) =>
    Object.entries(fields).map(([name, doc]) => ({ ...field(name, doc, SERVICE_WORDS[name]), service })),
  ),
];

function field(name: string, doc: string, words: readonly Entry[] | undefined): FieldEntry {
  return { name, doc, ...(words && { words }) };
}
