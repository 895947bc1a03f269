import { stringAt, type JsonObject } from '../../../../src/core/log/json/value.ts';
import type { Log, LogEvent } from '../../../../src/core/log/log.ts';

/** An event of a log of one record, its fields read as the log layer reads them. */
export function eventOf(record: JsonObject): LogEvent {
  const identity = record.userIdentity;
  return {
    log: {} as Log,
    index: 0,
    span: { offset: 0, length: 0 },
    eventID: stringAt(record, 'eventID'),
    eventName: stringAt(record, 'eventName') ?? '',
    eventSource: stringAt(record, 'eventSource') ?? '',
    eventTime: stringAt(record, 'eventTime'),
    time: undefined,
    awsRegion: stringAt(record, 'awsRegion'),
    sourceIPAddress: stringAt(record, 'sourceIPAddress'),
    userAgent: stringAt(record, 'userAgent'),
    accessKeyId: stringAt(identity, 'accessKeyId'),
    principalArn: stringAt(identity, 'arn'),
    userName: stringAt(identity, 'userName'),
    accountId: stringAt(record, 'recipientAccountId') ?? stringAt(identity, 'accountId'),
    error: stringAt(record, 'errorCode') ?? stringAt(record, 'errorMessage'),
    record: () => record,
    locate: () => undefined,
    concludedFrom: () => undefined,
    pathAt: () => undefined,
  };
}

/** An EC2 call with its request and response. */
export function ec2(
  eventName: string,
  request: JsonObject | null,
  response: JsonObject | null = null,
): JsonObject {
  return {
    eventSource: 'ec2.amazonaws.com',
    eventName,
    requestParameters: request,
    responseElements: response,
  };
}
