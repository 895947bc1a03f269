import { code, type Inline } from './rich-text.ts';

/** What an ARN names, in words: the principals of IAM and STS in particular. Undefined for what is no ARN. */
export function arnMeaning(arn: string): readonly Inline[] | undefined {
  const [prefix, , service, , account = '', ...rest] = arn.split(':');
  if (prefix !== 'arn' || !service || rest.length === 0) return undefined;
  const [type = '', ...names] = rest.join(':').split('/');
  const inAccount: readonly Inline[] = account ? [' in account ', code(account)] : [];
  const name = names.at(-1) ?? type;
  switch (`${service}:${type}`) {
    case 'iam:root':
      return ['Root user of account ', code(account)];
    case 'iam:user':
      return ['IAM user ', code(name), ...inAccount];
    case 'iam:role':
      return ['IAM role ', code(name), ...inAccount];
    case 'sts:assumed-role':
      return ['Session ', code(name), ' of role ', code(names[0] ?? ''), ...inAccount];
    case 'sts:federated-user':
      return ['Federated user ', code(name), ...inAccount];
    default:
      return ['Resource of ', code(service), ...inAccount];
  }
}
