/** A CloudTrail export of these records, each EC2 CreateKeyPair of `laptop` with a long-term key but for what is given. */
export function exportOf(...records: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({
    Records: records.map((fields, index) => ({
      eventVersion: '1.10',
      eventID: `e${index}`,
      eventTime: `2024-05-01T10:0${index}:00Z`,
      eventName: 'CreateKeyPair',
      eventSource: 'ec2.amazonaws.com',
      awsRegion: 'us-east-1',
      recipientAccountId: '111122223333',
      sourceIPAddress: '10.0.0.1',
      userIdentity: { type: 'IAMUser', userName: 'ana', accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' },
      requestParameters: { keyName: 'laptop' },
      responseElements: { keyName: 'laptop' },
      ...fields,
    })),
  });
}

export const IMPORT = { eventName: 'ImportKeyPair', responseElements: null } as const;
