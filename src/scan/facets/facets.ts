/** What the name and the folders of a log object tell of its records; '' where they do not tell. */
export interface Facets {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** UTC, as `2026-11-04`. */
  readonly day: string;
}

export const FACETS = ['account', 'region', 'day'] as const satisfies readonly (keyof Facets)[];

/** `111122223333_CloudTrail_us-east-1_20261104T1005Z_….json.gz`, also of a digest, which names its trail besides. */
const NAME =
  /(\d{12})_CloudTrail(?:-[A-Za-z]+)?_([a-z]{2}(?:-[a-z]+)+-\d+)_(?:[^/]*_)?(\d{4})(\d\d)(\d\d)T\d{4,6}Z[^/]*$/;

/** `AWSLogs/o-…/111122223333/CloudTrail/us-east-1/2026/11/04/`, or as much of it as there is. */
const FOLDERS =
  /(?:^|\/)(\d{12})\/CloudTrail(?:-[A-Za-z]+)?\/(?:([a-z]{2}(?:-[a-z]+)+-\d+)\/(?:(\d{4})\/(\d\d)\/(\d\d)\/)?)?/;

/** Reads a path as CloudTrail writes its keys in S3: the object's name first, else its folders. */
export function facetsOf(path: string): Facets {
  const key = path.replaceAll('\\', '/');
  const [, account = '', region = '', year, month, day] = NAME.exec(key) ?? FOLDERS.exec(key) ?? [];
  return { account, region, day: year === undefined ? '' : `${year}-${month}-${day}` };
}
