/** How a file lists its records. Plain data. */
export interface ListForm {
  /** What opens the list, as short as it can be written; nothing where records just follow one another. */
  readonly opening: '{"Records":[' | '[' | '';
  readonly closing: ']}' | ']' | '';
  /** How the first record begins, up to its first name, one letter a byte: the others mostly begin alike. */
  readonly begin: string;
}

const SPACE = String.raw`[ \t\r\n]*`;
const FIRST = new RegExp(
  `^${SPACE}(\\{${SPACE}"Records"${SPACE}:${SPACE}\\[|\\[)?${SPACE}(\\{${SPACE}"[\\x20!#-[\\]-~]{1,64}")`,
);

/** The form of a file that begins so; undefined for one that does not list records as they are. */
export function listFormOf(beginning: Uint8Array): ListForm | undefined {
  const [, opening, begin] = FIRST.exec(Buffer.from(beginning).toString('latin1')) ?? [];
  if (begin === undefined) return undefined;
  if (opening === undefined) return { opening: '', closing: '', begin };
  return opening === '['
    ? { opening: '[', closing: ']', begin }
    : { opening: '{"Records":[', closing: ']}', begin };
}
