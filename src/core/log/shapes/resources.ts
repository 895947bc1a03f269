import { encode } from '../bytes.ts';
import type { Cell } from '../csv/cells.ts';
import { parseJson } from '../json/read.ts';
import { isObject } from '../json/value.ts';
import type { FieldPath, JsonValue } from '../json/value.ts';
import type { Placement } from './placement.ts';

/** A resource that event history names beside the event, and where its name stands. */
interface Resource {
  readonly type: string;
  readonly name: string;
  readonly cell: Cell;
  readonly form: 'text' | 'json';
  readonly typeCell: Cell;
  readonly typePath: FieldPath;
  readonly namePath: FieldPath;
}

/**
 * Event history drops requests and responses, but lists the resources: `[{"resourceType":"AWS::EC2::KeyPair",
 * "resourceName":"…"}]` (lookup-events capitalises the names). The first generation of the console's CSV had the type in a
 * column of its own.
 */
export function resourcesIn(resources: Cell | undefined, types: Cell | undefined): Resource[] {
  if (!resources || resources.text === '') return [];
  if (!/^\s*\[/.test(resources.text)) {
    if (!types || types.text === '') return [];
    return [
      {
        type: types.text,
        name: resources.text,
        cell: resources,
        form: 'text',
        typeCell: types,
        typePath: [],
        namePath: [],
      },
    ];
  }
  const list = parseJson(encode(resources.text));
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => {
    const typeKey = stringKey(item, 'resourceType', 'ResourceType', 'type');
    const nameKey = stringKey(item, 'resourceName', 'ResourceName', 'ARN');
    if (typeKey === undefined || nameKey === undefined || !isObject(item)) return [];
    const [type, name] = [item[typeKey] as string, item[nameKey] as string];
    return [
      {
        type,
        name,
        cell: resources,
        form: 'json' as const,
        typeCell: resources,
        typePath: [index, typeKey],
        namePath: [index, nameKey],
      },
    ];
  });
}

function stringKey(item: JsonValue, ...keys: string[]): string | undefined {
  return isObject(item) ? keys.find((key) => typeof item[key] === 'string') : undefined;
}

const KEY_PAIR = 'AWS::EC2::KeyPair';
const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';
const INSTANCE = 'AWS::EC2::Instance';

/** The request and response values that follow from an event's resources, at the places where CloudTrail writes them. */
export function placeResources(eventName: string, resources: readonly Resource[]): Placement[] {
  let keys = 0;
  let instances = 0;
  return resources.flatMap((resource) => {
    const { type, name } = resource;
    if (type === KEY_PAIR) return placeName(resource, keyNamePath(eventName, keys++));
    if (type === INSTANCE && eventName === 'RunInstances') {
      return placeName(resource, ['responseElements', 'instancesSet', 'items', instances++, 'instanceId']);
    }
    if (type !== SECURITY_GROUP || !eventName.includes('SecurityGroup')) return [];
    if (!name.startsWith('sg-')) return placeName(resource, ['requestParameters', 'groupName']);
    return placeName(resource, [
      eventName === 'CreateSecurityGroup' ? 'responseElements' : 'requestParameters',
      'groupId',
    ]);
  });
}

function keyNamePath(eventName: string, index: number): FieldPath | undefined {
  if (/^(?:Create|Import|Delete)KeyPair$/.test(eventName)) return ['requestParameters', 'keyName'];
  if (eventName === 'RunInstances') return ['requestParameters', 'instancesSet', 'items', index, 'keyName'];
  if (eventName === 'DescribeKeyPairs') return ['requestParameters', 'keySet', 'items', index, 'keyName'];
  if (eventName === 'CreateLaunchConfiguration') return ['requestParameters', 'keyName'];
  return undefined;
}

function placeName({ cell, form, namePath, name }: Resource, path: FieldPath | undefined): Placement[] {
  return path ? [{ path, cell, value: name, form, within: namePath }] : [];
}

/** The service a resource belongs to, where the export does not name it: `AWS::EC2::KeyPair` is ec2.amazonaws.com's. */
export function placeSource(resources: readonly Resource[]): Placement[] {
  const first = resources[0];
  const service = first && /^AWS::(\w+)::/.exec(first.type)?.[1];
  if (!service) return [];
  return [
    {
      path: ['eventSource'],
      cell: first.typeCell,
      value: `${service.toLowerCase()}.amazonaws.com`,
      form: first.form,
      within: first.typePath,
      said: first.type,
    },
  ];
}
