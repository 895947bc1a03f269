/** What the calls around key pairs do, for a reader who does not know them by heart. */
const MEANING: ReadonlyMap<string, string> = new Map([
  ['CreateKeyPair', 'Creates a key pair and returns its private key, once, to the caller'],
  ['ImportKeyPair', 'Registers a public key made elsewhere; the private key never was at AWS'],
  ['DeleteKeyPair', 'Deletes a key pair’s entry; instances launched with it keep the public key'],
  ['DescribeKeyPairs', 'Lists key pairs: read-only, also used to look around'],
  ['DescribeInstances', 'Lists instances: read-only, also used to look around'],
  ['RunInstances', 'Launches instances; `keyName` decides who can log in'],
  ['CreateSecurityGroup', 'Creates a security group, at first without inbound rules'],
  ['AuthorizeSecurityGroupIngress', 'Opens ports of a security group to the addresses given'],
  ['ModifySecurityGroupRules', 'Changes rules of a security group'],
  ['SendSSHPublicKey', 'Pushes a public key to a running instance for 60 seconds'],
  ['SendSerialConsoleSSHPublicKey', 'Pushes a public key to an instance’s serial console for 60 seconds'],
  ['AssumeRole', 'Issues temporary credentials for a role'],
  ['GetSessionToken', 'Issues temporary credentials for the same user'],
  ['GetFederationToken', 'Issues temporary credentials for a federated user'],
  ['CreateAccessKey', 'Creates a long-term access key'],
  [
    'GetCallerIdentity',
    'Tells whose credentials these are: needs no permission, often the first call with a stolen key',
  ],
]);

export function apiMeaning(eventName: string): string | undefined {
  return MEANING.get(eventName);
}
