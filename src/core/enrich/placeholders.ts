import { CLOUD_PROVIDERS } from './cloud-provider.ts';
import type { Placeholders } from './enrichment.ts';

/**
 * The shipped lists. Names come from published incident reports: those that only one intruder uses are
 * distinctive; those an honest user may well choose are generic, and weigh less.
 */
export const SHIPPED_PLACEHOLDERS: Placeholders = {
  known_bad_key_pair_names: [
    'buatbe*baim', // Indonesian "to buy a car for Baim"; the middle differs between victims
  ],
  known_bad_generic_key_pair_names: [
    'xg1',
    'temp_key_pair', // Datadog, seen at unrelated victims
  ],
  known_bad_group_names: [
    'Java_Ghost', // Unit 42, JavaGhost
    'Administratorsz', // Datadog, "The attackers doth persist too much"
    'sec-hhs',
    // Fortinet, EC2 Grouper: counts its groups up.
    'ec2group',
    'ec2group1',
    'ec2group12',
    'ec2group123',
    'ec2group1234',
    'ec2group12345',
  ],
  cloud_providers: CLOUD_PROVIDERS,
};

/** The shipped lists with the user's: `cloud_providers` replaces, every other list is added to, new names are allowed. */
export function mergePlaceholders(user: Readonly<Record<string, readonly string[]>>): Placeholders {
  const added = Object.entries(user).map(([name, values]) => {
    const shipped = Object.hasOwn(SHIPPED_PLACEHOLDERS, name) ? SHIPPED_PLACEHOLDERS[name]! : [];
    return [name, name === 'cloud_providers' ? values : [...new Set([...shipped, ...values])]] as const;
  });
  return { ...SHIPPED_PLACEHOLDERS, ...Object.fromEntries(added) };
}
