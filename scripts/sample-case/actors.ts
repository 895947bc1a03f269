import type { Actor } from './event.ts';
import { accessKey, hex } from './ids.ts';

/** The two account ids that AWS uses in its documentation. */
const PRODUCTION = '111122223333';
const TOOLING = '444455556666';

/**
 * The addresses lie in networks of these operators, so that the bundled table names them; nothing else is meant by
 * them. Both home addresses end in .255, which providers do not give to customers.
 */
const COMCAST_HOME = '73.158.0.255';
const TELEKOM_HOME = '84.137.16.255';
const AWS_RUNNER = '3.92.140.77';
const AZURE_RUNNER = '20.102.39.57';

export const KEYS = {
  stolen: accessKey('AKIA', PRODUCTION, 'BACKUP'),
  stolenSession: accessKey('ASIA', PRODUCTION, 'STOLEN'),
  maria: accessKey('AKIA', PRODUCTION, 'MARIAS'),
  terraform: accessKey('AKIA', PRODUCTION, 'TERRAF'),
};

function user(name: string, accessKeyId: string, sourceIPAddress: string, userAgent: string): Actor {
  const accountId = PRODUCTION;
  const userIdentity = {
    type: 'IAMUser',
    principalId: `AIDA${hex(name, 17)
      .toUpperCase()
      .replaceAll(/[0189]/g, 'Q')}`,
    arn: `arn:aws:iam::${accountId}:user/${name}`,
    accountId,
    accessKeyId,
    userName: name,
  };
  return { userIdentity, sourceIPAddress, userAgent, accountId };
}

function role(
  name: string,
  session: string,
  accountId: string,
  sourceIPAddress: string,
  userAgent: string,
): Actor {
  const principalId = `AROA${hex(name, 17)
    .toUpperCase()
    .replaceAll(/[0189]/g, 'Q')}`;
  const userIdentity = {
    type: 'AssumedRole',
    principalId: `${principalId}:${session}`,
    arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${session}`,
    accountId,
    accessKeyId: accessKey(
      'ASIA',
      accountId,
      name
        .replaceAll(/[^a-z]/gi, '')
        .toUpperCase()
        .slice(0, 6),
    ),
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId,
        arn: `arn:aws:iam::${accountId}:role/${name}`,
        accountId,
        userName: name,
      },
      attributes: { creationDate: '2026-11-04T02:00:00Z', mfaAuthenticated: 'false' },
    },
  };
  return { userIdentity, sourceIPAddress, userAgent, accountId };
}

function service(name: string): Actor {
  const host = `${name}.amazonaws.com`;
  return {
    userIdentity: { type: 'AWSService', invokedBy: host },
    sourceIPAddress: host,
    userAgent: host,
    accountId: PRODUCTION,
  };
}

const CLI = 'aws-cli/2.31.9 md/awscrt#0.27.6 ua/2.1 os/linux lang/python#3.13.7 md/prompt#off';
const TERRAFORM =
  'APN/1.0 HashiCorp/1.0 Terraform/1.13.5 (+https://www.terraform.io) terraform-provider-aws/6.18.0 aws-sdk-go-v2/1.39.4';

const stolen = user('svc-backup', KEYS.stolen, COMCAST_HOME, `${CLI} md/installer#source`);

export const ATTACKER = stolen;
/** The same user with the temporary credentials it asked for. */
export const ATTACKER_SESSION: Actor = {
  ...stolen,
  userIdentity: { ...stolen.userIdentity, accessKeyId: KEYS.stolenSession },
};
export const MARIA = user('maria', KEYS.maria, TELEKOM_HOME, `${CLI} md/installer#exe`);
export const TERRAFORM_CI = user('terraform-ci', KEYS.terraform, AWS_RUNNER, TERRAFORM);
export const PACKER = role(
  'packer-build',
  'nightly',
  PRODUCTION,
  AWS_RUNNER,
  'APN/1.0 HashiCorp/1.0 Packer/1.14.2',
);
export const CLOUD_RUNNER = role(
  'ci-runner',
  'GitHubActions',
  TOOLING,
  AZURE_RUNNER,
  `${CLI} md/installer#exe`,
);
export const MONITORING = role(
  'datadog-integration',
  'DatadogAWSIntegration',
  PRODUCTION,
  AWS_RUNNER,
  'Datadog',
);
export const AUTOSCALING = service('autoscaling');
export const CLOUDTRAIL = service('cloudtrail');
export const CONFIG = service('config');
