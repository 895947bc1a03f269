import { longestReach } from './word-cover.ts';
import type { Words } from './words.ts';

/** A name that fits the published convention: a common noun followed by a string of alphanumeric characters. */
export interface Convention {
  readonly noun: string;
  readonly id: string;
}

/** Short words of our field that can stand before an id; English ones of three letters come from the word list. */
const FIELD_TOKENS: ReadonlySet<string> = new Set(
  `ai alb api app asg aws az ci cd cdk cfn db dc dev dns ec2 ecr ecs efs eks elb emr gcp gpu iam id ip ipv4 ipv6 it k8s kms kp
   lb my nat nlb os pc pem poc prd prod pub qa rdp rds s3 sdk sec sftp sg sh sns sqs srv ssh ssm tf tmp ui uat usr vm vpc vpn web
   win x86 xray`.split(/\s+/),
);

/** Reads `name` as noun and id, or not at all. As much as words can cover is the noun: "serverroom8x2k" is no server. */
export function readConvention(name: string, words: Words): Convention | undefined {
  const isToken = (token: string) => FIELD_TOKENS.has(token) || words.has(token);
  const end = longestReach(name, isToken);
  const noun = name.slice(0, end);
  const id = name.slice(end);
  if (!/[a-z]/i.test(noun) || !isIdLike(id, isToken)) return undefined;
  if (/[-_. ]$/.test(noun) && !isSeparatedIdLike(id)) return undefined;
  if (/[a-z]$/i.test(noun) && /^[a-z]/i.test(id) && id.length < 6) return undefined; // "proj42x" is no "pro"
  return { noun: noun.replace(/[-_. ]+$/, ''), id };
}

/** What people put after a noun without meaning an id: years, dates, digits in a row, well-known ports. */
const HUMAN_NUMBERS: readonly RegExp[] = [
  /^(19|20)\d\d([01]\d([0-3]\d)?)?$/, // year first
  /^([0-3]\d[01]\d|[01]\d[0-3]\d)((19|20)?\d\d)?$/, // day or month first; Ubuntu's 1804, 2204 too
  /^(\d)\1+$/,
  /^0?1234$/,
  /^(8080|8443|8888|3306|3389|5432|6379|9200|27017)$/,
];

/** At least four letters and digits that look drawn, not written: digits that mean nothing, or digits among letters. */
function isIdLike(text: string, isToken: (token: string) => boolean): boolean {
  if (!/^[a-z0-9]{4,64}$/i.test(text) || !/\d/.test(text)) return false;
  if (/^\d+$/.test(text)) return !HUMAN_NUMBERS.some((pattern) => pattern.test(text));
  const rest = text.replace(/^((19|20)\d\d|2k\d{1,2})/i, ''); // "2012r2", "2k16": releases
  const runs = rest.toLowerCase().match(/[a-z]{2,}/g) ?? [];
  if (rest.length < 4 || runs.some(isToken)) return false; // "lab2part1"
  return alternations(rest) >= 2 || /^(?=.*\d)(?=.*[a-f])[0-9a-f]{6,}$/i.test(rest);
}

/** After a separator, people and tools number and date their things; only digits among letters are telling there. */
function isSeparatedIdLike(text: string): boolean {
  return text.length >= 6 && alternations(text) >= 2;
}

/** How often a text changes between letters and digits: "7f3a9" four times. */
function alternations(text: string): number {
  return (text.match(/[a-z]+|\d+/gi) ?? []).length - 1;
}
