import {
  CONTEXT,
  FIELD,
  FIELD_OF,
  IDENTITY,
  ISSUER,
  KEY,
  PLAIN,
  ROLE_OF,
  SIGN,
  SIGN_OF,
  keyNames,
} from '../walk/keys.ts';
import { encode } from '../bytes.ts';
import { bytesAt } from './instance.ts';
import type { KernelExports } from './instance.ts';

/** What a name means, as src/kernel/keys.ts has it: a field's number plus one, or one of these. */
const RECORD = 32;
const OPENS = 64;
const ODD = 128;
const NAME_BYTES = 32;
/** Members of a record of which only the place is noted, and the number of the first's field, as src/kernel/fields.ts has it. */
const NOTED = ['requestParameters', 'responseElements'];
const FIRST_NOTED = FIELD.issuerUserName + 1;

/** Tells the kernel the names that the walker knows. */
export function defineKeys(kernel: KernelExports): void {
  const known = keyNames();
  const names = [...known, ...NOTED.map(encode)];
  for (const [id, name] of names.entries()) {
    bytesAt(kernel, kernel.keyTable() + id * NAME_BYTES, name.length).set(name);
    kernel.defineKey(
      id,
      name.length,
      ...(id < known.length
        ? ([inRecord(id), within(IDENTITY, id), within(CONTEXT, id), within(ISSUER, id)] as const)
        : ([FIRST_NOTED + id - known.length + 1, 0, 0, 0] as const)),
    );
  }
  kernel.indexKeys(names.length - 1);
}

/** In a record everything that may change what the record is, or where it lies, is the walker's. */
function inRecord(id: number): number {
  if (id === KEY.userIdentity) return RECORD | OPENS;
  // What is rare and matters the walker reads: then it is not among the quiet ones.
  if (id === KEY.addendum) return ODD;
  const field = FIELD_OF[PLAIN]![id]!;
  if (ROLE_OF[id] !== 0 || (SIGN_OF[id]! & ~SIGN.record) !== 0 || field > FIELD.issuerUserName) return ODD;
  return (field + 1) | (SIGN_OF[id] === SIGN.record ? RECORD : 0);
}

function within(kind: number, id: number): number {
  const opens =
    (kind === IDENTITY && id === KEY.sessionContext) || (kind === CONTEXT && id === KEY.sessionIssuer);
  return opens ? OPENS : FIELD_OF[kind]![id]! + 1;
}
