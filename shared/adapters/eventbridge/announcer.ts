import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Announcer } from '../../ports/outside.ts';
import { accountFlagsSource, accountFlagsType } from '../../schemas/account-flags.ts';
import { timeLimits } from '../time-limits.ts';

/** One event on the bus of the stage. EventBridge answers 200 also when it did not take an entry: that is thrown. */
export function createAnnouncer(client: EventBridgeClient, bus: string): Announcer {
  return {
    async announce(flags) {
      const answer = await client.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: bus,
              Source: accountFlagsSource,
              DetailType: accountFlagsType,
              Time: new Date(flags.at),
              Detail: JSON.stringify(flags),
            },
          ],
        }),
      );
      const [entry] = answer.Entries ?? [];
      if (entry?.EventId === undefined)
        throw new Error(`EventBridge did not take an event: ${entry?.ErrorCode ?? 'no answer'}`);
    },
  };
}

export function announcerOf(bus: string): Announcer {
  return createAnnouncer(new EventBridgeClient(timeLimits), bus);
}
