import type { FailureReason } from '../ports/commerce-system.ts';

/** Whether it is on, as the registry says it now; throws when that cannot be read. */
export type EmergencyStop = () => Promise<boolean>;

/** Why nothing may be changed now. A stop that cannot be read holds the change too, and the queue asks again in minutes: parked as stopped it would wait a day. */
export async function whyHeld(emergencyStop: EmergencyStop): Promise<FailureReason | undefined> {
  try {
    return (await emergencyStop()) ? 'emergency-stop' : undefined;
  } catch {
    return 'unreachable';
  }
}
