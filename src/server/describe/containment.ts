import type { Entity } from '../../core/analysis/entities/entity.ts';
import type { EventFacts } from '../../core/detect/finding.ts';
import { visible } from './rich-text.ts';

/** Text for a responder to read, then to run or apply themselves. The values come from a log, so every one is quoted. */

export function deactivateKeyCommand({ accessKeyId = '', userName, principalArn }: EventFacts): string {
  const isUser = principalArn?.includes(':user/') && userName !== undefined;
  return awsCommand('iam update-access-key', {
    Status: 'Inactive',
    AccessKeyId: accessKeyId,
    ...(isUser && { UserName: userName }),
  });
}

export function deleteKeyPairCommand({ value, region }: Entity): string {
  const command = awsCommand('ec2 delete-key-pair', { KeyName: value });
  return region ? `${command} --region=${shellQuote(region)}` : command;
}

/** Denies making key pairs to everyone but the principals the reader fills in; works as a service control policy too. */
export function restrictKeyPairsPolicy({ accountId }: EventFacts): string {
  const account = /^\d{12}$/.test(accountId ?? '') ? accountId : '111122223333';
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyTheseMayMakeKeyPairs',
        Effect: 'Deny',
        Action: ['ec2:CreateKeyPair', 'ec2:ImportKeyPair'],
        Resource: '*',
        Condition: {
          ArnNotLike: { 'aws:PrincipalArn': [`arn:aws:iam::${account}:role/REPLACE-WITH-ALLOWED-ROLE`] },
        },
      },
    ],
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}

/**
 * `aws SERVICE OPERATION --option=value …` in one line for a POSIX shell. With `=` a value that begins with a dash is
 * no option; a value that names a file or URL, which the AWS CLI would read, goes into `--cli-input-json` instead.
 */
function awsCommand(operation: string, parameters: Readonly<Record<string, string>>): string {
  const wouldBeRead = Object.values(parameters).some((value) => /^(fileb?|https?):\/\//i.test(value));
  if (wouldBeRead) return `aws ${operation} --cli-input-json=${shellQuote(JSON.stringify(parameters))}`;
  const options = Object.entries(parameters).map(([name, value]) => `--${kebab(name)}=${shellQuote(value)}`);
  return ['aws', operation, ...options].join(' ');
}

/** `AccessKeyId` → `access-key-id` */
function kebab(name: string): string {
  return name.replaceAll(/(?<=.)[A-Z]/g, '-$&').toLowerCase();
}

/**
 * Plain words stay, everything else stands in single quotes. Control characters are spelled out: a line break inside
 * a pasted command would run its first half.
 */
function shellQuote(word: string): string {
  const shown = visible(word);
  return /^[\w./:+-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}
