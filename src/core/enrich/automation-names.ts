/** A tool whose own way of naming key pairs or security groups can be told by the whole name. */
interface AutomationPattern {
  readonly tool: string;
  readonly pattern: RegExp;
}

const UUID = String.raw`[0-9a-f]{8}([-_])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}`;

/**
 * Names that tools make, as full-shape patterns, most telling first. A match only takes away the weight of a name that
 * looks generated: an intruder can copy a tool's shape, so nothing else may depend on it.
 */
const AUTOMATION_PATTERNS: readonly AutomationPattern[] = [
  { tool: 'Packer', pattern: new RegExp(`^packer_${UUID}$`, 'i') },
  { tool: 'Infrastructure Manager', pattern: new RegExp(`^im-${UUID}$`, 'i') },
  { tool: 'Juju', pattern: new RegExp(`^juju-${UUID}(-\\d+)?$`, 'i') },
  { tool: 'dstack', pattern: new RegExp(`^dstack_security_group_${UUID}$`, 'i') },
  { tool: 'a tool that appends a UUID', pattern: new RegExp(`^(.*[^0-9a-z])?${UUID}$`, 'i') },
  { tool: 'the EC2 console', pattern: /^(.+-)?launch-wizard(-\d+)?$/i },
  { tool: 'the RDS console', pattern: /^(rds-ec2|ec2-rds|rds-lambda|lambda-rds)-\d+$/ },
  { tool: 'Terraform (name_prefix)', pattern: /^.*20\d{24}$/ },
  { tool: 'Terratest', pattern: /^terratest-.+-[0-9a-z]{6}$/i },
  { tool: 'Elastic Beanstalk', pattern: /^awseb-e-[0-9a-z]{10}-stack-.+$/i },
  { tool: 'Cloud9', pattern: /^aws-cloud9-.+-[0-9a-f]{32}(-.+)?$/ },
  { tool: 'eksctl', pattern: /^eksctl-.+-(cluster|nodegroup|addon)-.+$/ },
  { tool: 'CloudFormation', pattern: /^.+-[A-Za-z][A-Za-z0-9]*-(?=[A-Za-z]*\d)[A-Za-z0-9]{12,13}$/ },
  { tool: 'CloudFormation', pattern: /^[A-Za-z][A-Za-z0-9]*-(?=[A-Z]*\d)[A-Z0-9]{12,13}$/ },
  { tool: 'EKS', pattern: /^eks-cluster-sg-.+-\d{6,}$/ },
  { tool: 'EKS', pattern: /^eks-remoteAccess-[0-9a-f-]{36}$/i },
  { tool: 'Kubernetes', pattern: /^k8s-.+-([0-9a-f]{10}|[0-9a-f]{32})$/ },
  { tool: 'kops', pattern: /^kubernetes\..+-([0-9a-f]{2}:){15}[0-9a-f]{2}$/ },
  { tool: 'kops', pattern: /^(nodes|masters|bastion|api-elb|control-plane)\.[a-z0-9.-]+$/ },
  { tool: 'Gardener', pattern: /^shoot--.+--.+$/ },
  { tool: 'Directory Service', pattern: /^d-[0-9a-f]{10}_controllers$/ },
  {
    tool: 'Elastic MapReduce',
    pattern: /^ElasticMapReduce-(master|slave|ServiceAccess|Master-Private|Slave-Private)$/i,
  },
  { tool: 'OpsWorks', pattern: /^AWS-OpsWorks-.+$/ },
  { tool: 'Lightsail', pattern: /^LightsailDefaultKey(Pair)?(-[a-z0-9-]+)?$/ },
  { tool: 'Ray', pattern: /^ray-autoscaler[_-].+$/ },
  { tool: 'SkyPilot', pattern: /^sky-key-[0-9a-f]{6,8}$/ },
  { tool: 'PerfKit Benchmarker', pattern: /^perfkit-key-[0-9a-f]{8}$/ },
  { tool: 'Test Kitchen', pattern: /^kitchen-.*[0-9a-z]{8}$/ },
  { tool: 'Molecule', pattern: /^molecule-[a-z0-9]{5}$/ },
  { tool: 'Beaker', pattern: /^Beaker-[\w-]*\d{6,}$/ },
  { tool: 'jclouds', pattern: /^jclouds#.+$/ },
  { tool: 'StarCluster', pattern: /^@sc-.+$/ },
  { tool: 'spark-ec2', pattern: /^.+-(master|slaves)$/ },
  { tool: 'Rancher', pattern: /^(rancher-nodes|.+-(?=.*[A-Z])(?=.*[a-z])[A-Za-z]{5})$/ },
  { tool: 'Pulumi', pattern: /^.+-(?!ed25519)(?=.*\d)[0-9a-f]{7}$/ },
  { tool: 'Kubernetes (random suffix)', pattern: /^.+-[bcdfghjklmnpqrstvwxz2456789]{5}$/ },
  {
    tool: 'a tool that appends the time',
    pattern:
      /^.*(?:^|[^0-9])(20\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])\d{0,4}|1[4-9]\d{8}(\d{3})?)$/,
  },
  { tool: 'a tool that appends a number', pattern: /^.*key-?pair-\d{6,}$/i },
  {
    tool: 'a tool that appends a hash',
    pattern: /^.+[-_](?=.*\d)(?=.*[a-f])([0-9a-f]{8}|[0-9a-f]{16,17}|[0-9a-f]{32}|[0-9a-f]{40})$/,
  },
];

/** The tool whose full pattern `name` fits, if any. */
export function automationTool(name: string): string | undefined {
  return AUTOMATION_PATTERNS.find(({ pattern }) => pattern.test(name))?.tool;
}
