/** Names that both sides use: views, editors, schemes of documents, an environment variable. */

export const VIEWS = {
  container: 'cloudtrail-investigator',
  findings: 'cloudtrail-investigator.findings',
  related: 'cloudtrail-investigator.related',
  coverage: 'cloudtrail-investigator.coverage',
  entities: 'cloudtrail-investigator.entities',
  lineage: 'cloudtrail-investigator.lineage',
} as const;

/** The editors of what VS Code cannot show: for compressed logs named as CloudTrail names them, and for any other log. */
export const EDITORS = ['cloudtrail-investigator.logObject', 'cloudtrail-investigator.log'] as const;

/** An environment variable that names a file or folder to load as a case in the window that opens it: `npm start PATH`. */
export const LOAD_VARIABLE = 'CLOUDTRAIL_INVESTIGATOR_LOAD';

/** Scheme of the read-only rendering of a log; the document's own language is json. */
export const FORMATTED_SCHEME = 'cloudtrail-formatted';

/** Scheme of one record exactly as it stands in a log that an editor cannot show. */
export const RAW_SCHEME = 'cloudtrail-raw';

/** Scheme of one event, indented, to be compared with another. */
export const EVENT_SCHEME = 'cloudtrail-event';

/** Scheme of an explanation: a document of ours, made from what `explain` answers. */
export const EXPLANATION_SCHEME = 'cloudtrail-explanation';

/** Scheme of the story of a key pair: a document of ours, made from what `keyPairStory` answers. */
export const KEY_PAIR_STORY_SCHEME = 'cloudtrail-key-pair-story';
