/** The calls that put somebody's SSH key onto an instance for a minute. */
export const KEY_PUSHES = ['SendSSHPublicKey', 'SendSerialConsoleSSHPublicKey'] as const;

/** True for these calls, of the service that has them. */
export function isKeyPush(eventSource: string | undefined, eventName: string): boolean {
  return (
    eventSource === 'ec2-instance-connect.amazonaws.com' && KEY_PUSHES.some((name) => name === eventName)
  );
}
