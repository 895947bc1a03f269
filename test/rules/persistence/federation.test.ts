import { BY_ROLE, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';

const iam = service('iam');
const sts = service('sts');

const provider = proofOf('identity-provider-added');

provider(
  'SAML and OpenID Connect, added or changed',
  {
    saml: iam('CreateSAMLProvider', {}, { name: 'idp' }),
    changed: iam('UpdateSAMLProvider', { minutes: 1 }, { sAMLProviderArn: 'arn' }),
    oidc: iam('CreateOpenIDConnectProvider', { ...BY_ROLE, minutes: 2 }, { url: 'https://idp.example' }),
    client: iam('AddClientIDToOpenIDConnectProvider', { minutes: 3 }),
    // IAM Identity Center does this when it is set up.
    signOn: iam('CreateSAMLProvider', { ip: 'sso.amazonaws.com', minutes: 4 }),
    refused: iam('CreateSAMLProvider', { minutes: 5, error: 'AccessDenied' }),
    read: iam('GetSAMLProvider', { minutes: 6 }),
    deleted: iam('DeleteSAMLProvider', { minutes: 7 }),
  },
  ['low saml', 'low changed', 'low oidc', 'low client'],
);

const anywhere = service('rolesanywhere');
const trust = proofOf('roles-anywhere-trust-added');

trust(
  'anchors and profiles, of this service alone',
  {
    anchor: anywhere('CreateTrustAnchor', {}, { name: 'ca' }),
    profile: anywhere('CreateProfile', { minutes: 1 }, { name: 'p' }),
    session: anywhere('CreateSession', { minutes: 2 }),
    refused: anywhere('CreateTrustAnchor', { minutes: 3, error: 'AccessDeniedException' }),
    elsewhere: service('customer-profiles')('CreateProfile', { minutes: 4 }),
  },
  ['low anchor', 'low profile'],
);

const federation = proofOf('federation-token-issued');

federation(
  'to a long-term access key',
  {
    issued: sts('GetFederationToken', {}, { name: 'x' }),
    refused: sts('GetFederationToken', { minutes: 1, error: 'AccessDenied' }, { name: 'x' }),
    role: sts('GetFederationToken', { ...BY_ROLE, minutes: 2 }, { name: 'x' }),
    other: sts('AssumeRole', { minutes: 3 }),
  },
  ['low issued'],
);

const session = proofOf('session-token-without-mfa');

session(
  'once a day while it goes on',
  {
    issued: sts('GetSessionToken', {}, { durationSeconds: 3600 }),
    again: sts('GetSessionToken', { minutes: 60 }),
    later: sts('GetSessionToken', { days: 3 }),
  },
  ['informational issued (again)', 'informational later'],
);
session(
  'not with MFA, not refused, not with a temporary key',
  {
    mfa: sts('GetSessionToken', {}, { serialNumber: 'arn:aws:iam::111122223333:mfa/alice' }),
    refused: sts('GetSessionToken', { minutes: 1, error: 'AccessDenied' }),
    role: sts('GetSessionToken', { ...BY_ROLE, minutes: 2 }),
  },
  [],
);
