export const USAGE = `usage: cloudtrail-investigator scan  PATH… [options]
       cloudtrail-investigator pivot PATH… (--access-key ID | --key-name NAME | --principal ARN | --ip ADDRESS | --event ID) [--format text|jsonl]
       cloudtrail-investigator explain PATH… --event ID [--rule RULE] [--format text|jsonl] [options]
       cloudtrail-investigator test-rules PATH… [options]

scan finds malicious key pair creation and other signs of an intruder in CloudTrail exports; pivot lists the events that hold an exact value;
explain says why a rule (by id, name or title) does or does not match an event, or how all rules stand to it;
test-rules runs the tests of Sigma rules, which stand in NAME.tests.yml beside NAME.yml.
PATH is a file, compressed or not, or a folder with everything in it. Findings go to stdout, the rest to stderr.

options of scan:
  --format text|jsonl|sarif  how findings are written (text)
  --rules PATH               also load the Sigma rules and filters of this folder or file; may be repeated
  --no-builtin-rules         do not load the built-in rules
  --without-family NAME      do not run the rules of this family; may be repeated (docs/rules.md lists them)
  --asn FILE.mmdb            look up networks in this database instead of the built-in table
  --min-level LEVEL          report findings of LEVEL and above (informational)
  --fail-on LEVEL            exit with 1 if a finding of LEVEL or above is reported
  --placeholders FILE.yml    a map of lists of names, added to the built-in lists; cloud_providers replaces
  --summary FILE             write what was read and found as JSON
explain takes --rules, --no-builtin-rules, --without-family, --asn and --placeholders as well.

options of test-rules:
  --format text|jsonl        how results are written (text)
  --rules PATH               also load the rules there, which those that are tested may need; they are not tested
  --no-builtin-rules, --asn, --placeholders as above

LEVEL is informational, low, medium, high or critical.

  --help, --version

exit: 0 done; 1 --fail-on reached, or a test failed; 2 bad usage, nothing readable, or no tests
`;

/** The command line cannot be obeyed; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** False where the command line is well-formed and a file it names is to blame. */
  readonly showUsage: boolean;

  constructor(message: string, { showUsage = true } = {}) {
    super(message);
    this.showUsage = showUsage;
  }
}
