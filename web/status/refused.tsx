import { ErrorSummary } from '../components/error-summary.tsx';
import { Notification } from '../components/panels.tsx';
import { type Order, useActing } from './acting.ts';

/** What went wrong with an order: first of its form, with the way to each control; or with the whole of it, read out at once. */
export function Refused({ order }: { readonly order: Order }) {
  const { words } = useActing();
  const { '': whole, ...faults } = order.faults;
  return (
    <>
      <ErrorSummary
        attempt={order.attempt}
        titleId={order.titleId}
        errors={Object.entries(faults).map(([field, sentence]) => ({ field, sentence }))}
      />
      <div role="alert">
        {whole !== undefined && (
          <Notification title={words.failed.act}>
            <p>{whole}</p>
          </Notification>
        )}
      </div>
    </>
  );
}
