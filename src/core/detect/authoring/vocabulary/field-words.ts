import { entries } from './entry.ts';

/** Values that fields are known to have. */

export const OUTCOMES = entries({
  success: 'The call went through.',
  failure: 'The call failed, or was a dry run.',
});

export const CREDENTIAL_KINDS = entries({
  'long-term': 'An access key of a user or of root: AKIA….',
  temporary: 'Issued for a session: ASIA….',
  service: 'No key of the caller: an AWS service acts.',
  none: 'The event names no access key.',
  unknown: 'What stands there has no known prefix: redacted or malformed.',
});

export const NAME_REASONS = entries({
  'known-bad': 'On the list of names known from attacks, distinctive.',
  'known-bad-generic': 'On that list, but an honest user may well choose it.',
  convention: 'A common noun followed by alphanumerics, as published.',
  gibberish: 'No words in it.',
  weak: 'A weaker hint.',
  automation: 'Fits the pattern of a known tool.',
  none: 'Nothing stands out.',
});

export const IDENTITY_TYPES = entries({
  IAMUser: 'A user of IAM. Temporary keys of a user have this type, too.',
  Root: 'The root user of the account.',
  AssumedRole: 'The session of a role.',
  FederatedUser: 'A session of GetFederationToken.',
  SAMLUser: 'A caller of AssumeRoleWithSAML.',
  WebIdentityUser: 'A caller of AssumeRoleWithWebIdentity.',
  IdentityCenterUser: 'A user of IAM Identity Center.',
  AWSAccount: 'Another account.',
  AWSService: 'An AWS service.',
  Role: 'A role, acting for a service.',
  Directory: 'A directory service.',
  Unknown: 'CloudTrail cannot tell.',
});

export const EVENT_TYPES = entries({
  AwsApiCall: 'A call of an API.',
  AwsConsoleSignIn: 'A sign-in to the console.',
  AwsConsoleAction: 'An action in the console that is no API call.',
  AwsServiceEvent: 'Something a service did of itself.',
  AwsVpceEvent: 'Activity at a VPC endpoint.',
});

export const EVENT_CATEGORIES = entries({
  Management: 'A management event.',
  Data: 'A data event: work on the contents of a resource.',
  NetworkActivity: 'Activity at a VPC endpoint.',
  Insight: 'Unusual activity; not an event of its own here.',
});

export const ERROR_CODES = entries({
  AccessDenied: 'Not allowed.',
  AccessDeniedException: 'Not allowed, as many services write it.',
  'Client.UnauthorizedOperation': 'Not allowed, as EC2 writes it.',
  'Client.DryRunOperation': 'A dry run that would have gone through.',
  'Client.InvalidKeyPair.Duplicate': 'There is a key pair of this name.',
  'Client.InvalidPermission.Duplicate': 'The security group has this rule already.',
  UnauthorizedOperation: 'Not allowed.',
  ThrottlingException: 'Too many calls.',
  NoSuchEntityException: 'There is no such user, role or policy.',
  NoSuchBucket: 'There is no such bucket.',
  NoSuchKey: 'There is no such object.',
  ResourceNotFoundException: 'There is no such thing.',
  EntityAlreadyExistsException: 'There is one of this name.',
  LimitExceededException: 'More than the quota allows.',
  ValidationException: 'The request is malformed.',
  InvalidClientTokenId: 'There is no such access key.',
});

export const SIGN_IN = entries({
  Success: 'Signed in, or the account was found.',
  Failure: 'Refused.',
});

export const YES_NO = entries({ Yes: 'It was.', No: 'It was not.' });

export const BOOLEANS = entries({ true: 'Also the text "true".', false: 'Also the text "false".' });

const REGION_NAMES = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
  'us-gov-east-1',
  'us-gov-west-1',
];

export const REGIONS = REGION_NAMES.map((name) => ({ name, doc: 'An AWS region.' }));
