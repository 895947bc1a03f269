import { execFileSync } from 'node:child_process';
import type { Contestant } from './interleave.ts';
import { costOfCommand } from './run.ts';

/** Another program that can answer the question where key pairs were made. */
interface Peer {
  readonly name: string;
  readonly program: string;
  readonly once?: boolean;
  readonly command: (path: string) => readonly string[];
}

const NEEDLE = '"eventName":"CreateKeyPair"';
const EACH_FILE = `find "$0" -type f -print0 | xargs -0`;
const JQ = `jq -c '.Records[] | select(.eventName == "CreateKeyPair") | [.eventID, .userIdentity.accessKeyId]'`;

/** The same columns as ours keeps, so that it need not guess a schema. */
function duckQuery(files: string): string {
  const names =
    'eventID eventName eventSource eventTime awsRegion sourceIPAddress recipientAccountId errorCode';
  const identity = 'STRUCT(arn VARCHAR, accessKeyId VARCHAR, accountId VARCHAR, userName VARCHAR)';
  const fields = names.split(' ').map((name) => `${name} VARCHAR`);
  const record = `STRUCT(${fields.join(', ')}, userIdentity ${identity})`;
  return `SELECT r.eventID, r.userIdentity.accessKeyId FROM (SELECT unnest(Records) AS r FROM read_json('${files}',
    columns = {Records: '${record}[]'}, maximum_object_size = 2000000000)) WHERE r.eventName = 'CreateKeyPair'`;
}

const PEERS: readonly Peer[] = [
  {
    name: 'ripgrep -z',
    program: 'rg',
    command: (path) => ['rg', '-z', '--count-matches', '-F', '--no-ignore', '--hidden', NEEDLE, path],
  },
  {
    name: 'zgrep',
    program: 'zgrep',
    once: true,
    command: (path) => ['sh', '-c', `${EACH_FILE} zgrep -c -F '${NEEDLE}'`, path],
  },
  {
    name: 'jq × 2',
    program: 'jq',
    once: true,
    command: (path) => [
      'sh',
      '-c',
      `${EACH_FILE} -P 2 -n 100 sh -c 'gzip -dcf "$@" | ${JQ.replaceAll("'", `'\\''`)}' _`,
      path,
    ],
  },
  {
    name: 'DuckDB query',
    program: 'duckdb',
    command: (path) => ['duckdb', '-c', duckQuery(path.endsWith('.json') ? path : `${path}/**/*.json.gz`)],
  },
];

/** The versions of the peers on this machine, by name; undefined of those that are not installed. */
export function peerVersions(): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(PEERS.map(({ name, program }) => [name, versionOf(program)]));
}

/** Those that are installed, looking into the file or folder at `path`. */
export function peersOn(path: string): readonly Contestant[] {
  const versions = peerVersions();
  return PEERS.filter(({ name }) => versions[name] !== undefined).map(({ name, once = false, command }) => ({
    name,
    once,
    run: async () => {
      const [program, ...args] = command(path);
      const cost = await costOfCommand(program!, args);
      // What a shell starts has time and memory of its own.
      return program === 'sh' ? { milliseconds: cost.milliseconds } : cost;
    },
  }));
}

function versionOf(program: string): string | undefined {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')[0]!
      .trim();
  } catch {
    return undefined;
  }
}

/** Those that are not installed. */
export function missingPeers(): readonly string[] {
  return Object.entries(peerVersions()).flatMap(([name, version]) => (version === undefined ? [name] : []));
}
