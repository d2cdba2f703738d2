import { Notification } from '../components/panels.tsx';
import { type Order, useActing } from './acting.ts';

/** What went wrong with the whole of an order, read out at once. */
export function Refused({ order }: { readonly order: Order }) {
  const { words } = useActing();
  const said = order.faults[''];
  return (
    <div role="alert">
      {said !== undefined && (
        <Notification title={words.failed.act}>
          <p>{said}</p>
        </Notification>
      )}
    </div>
  );
}
