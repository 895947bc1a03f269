/**
 * What to load, or to look up, so that a rule can decide. `reason` is as in `Undecided`; plain text, without values of
 * the event.
 */
export function whatToLoad(reason: string): string {
  if (reason.startsWith('no AS known for ')) {
    return 'a newer or fuller AS database, in the setting asn.databasePath; a private address has no AS';
  }
  if (reason === 'no source address')
    return 'the original record of the event: this export leaves out the address';
  if (reason === 'no readable time') return 'the original record of the event: its time cannot be read here';
  if (reason === 'no user name') {
    return 'the trail of the account that issued the credential: there the caller has a name';
  }
  const [, field] = /^no (.+)$/.exec(reason) ?? [];
  return `the original record of the event${field === undefined ? '' : `: this export has no ${field}`}`;
}

/** The first thing to do for that: give another AS database, or load more logs. */
export function stepToDecide(reason: string): 'as-database' | 'load' {
  return reason.startsWith('no AS known for ') ? 'as-database' : 'load';
}
