import { Range, languages, type DocumentSelector, type TextDocument } from 'vscode';
import { FORMATTED_SCHEME, RAW_SCHEME } from '../../protocol.ts';

const LANGUAGES = ['json', 'jsonc', 'jsonl', 'csv', 'plaintext'];
const FILE_SCHEMES = ['file', 'untitled', 'vscode-vfs'];
const SCHEMES = [...FILE_SCHEMES, FORMATTED_SCHEME, RAW_SCHEME];

/** The documents that can hold an export. No `git:` and the like: the other side of a diff is not a second log. */
export const DOCUMENT_SELECTOR = SCHEMES.flatMap((scheme) =>
  LANGUAGES.map((language) => ({ scheme, language })),
) satisfies DocumentSelector;

/** The documents that can hold Sigma rules. */
export const RULE_SELECTOR = FILE_SCHEMES.map((scheme) => ({
  scheme,
  language: 'yaml',
})) satisfies DocumentSelector;

/** A key at the left edge that every Sigma document has; the server has the last word. */
const RULE_MARK = /^["']?(?:logsource|detection|correlation)["']?[ \t]*:/m;
/** No rule file is longer; a longer one is not looked at with every letter. */
const MOST_RULE_LINES = 20_000;

/** Words of which every export has one near its start, whatever its shape; the server has the last word. */
const MARKS =
  /eventVersion|event_?Source|event_?Name|userIdentity|eventJson|awsRegion|cloud_?trail|Event (?:name|source)|"Records"\s*:\s*\[|logEvents|@message|"class_uid"|digestS3Object/i;
export const SNIFFED_CHARACTERS = 4096;

/** True when a document may be a CloudTrail export: a look at its first 4 KB, cheap enough for every JSON file. */
function looksLikeCloudTrail(document: TextDocument): boolean {
  if ([FORMATTED_SCHEME, RAW_SCHEME].includes(document.uri.scheme)) return true;
  return languages.match(DOCUMENT_SELECTOR, document) > 0 && mayBeCloudTrail(startOf(document));
}

/** True for what the server is to see: an export, or Sigma rules. */
export function looksLikeOurs(document: TextDocument): boolean {
  return looksLikeCloudTrail(document) || looksLikeRules(document);
}

function looksLikeRules(document: TextDocument): boolean {
  const mayBe = languages.match(RULE_SELECTOR, document) > 0 && document.lineCount <= MOST_RULE_LINES;
  return mayBe && RULE_MARK.test(document.getText());
}

/** True of the first characters of a file that may be an export. */
export function mayBeCloudTrail(start: string): boolean {
  return MARKS.test(start);
}

/** The first characters of a document without a copy of the whole of it. */
function startOf(document: TextDocument): string {
  let lines = 0;
  for (let length = 0; lines < document.lineCount && length < SNIFFED_CHARACTERS; lines++) {
    length += document.lineAt(lines).text.length + 1;
  }
  const last = Math.max(0, lines - 1);
  return document.getText(new Range(0, 0, last, SNIFFED_CHARACTERS));
}
