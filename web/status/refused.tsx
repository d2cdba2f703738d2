import { ErrorSummary } from '../components/error-summary.tsx';
import { Notification } from '../components/panels.tsx';
import { type Order, useActing } from './acting.ts';

/** What went wrong with an order: first of its form, with the way to each control; or with the whole of it, read out at once. */
export function Refused({
  order,
  controls = {},
}: {
  readonly order: Order;
  /** Ids of the controls that are not named as the API names them. */
  readonly controls?: Readonly<Record<string, string>>;
}) {
  const { words } = useActing();
  const { '': whole, ...faults } = order.faults;
  // One control may stand for several paths.
  const byControl = new Map(Object.entries(faults).map(([path, text]) => [controls[path] ?? path, text]));
  return (
    <>
      <ErrorSummary
        attempt={order.attempt}
        titleId={order.titleId}
        errors={[...byControl].map(([field, sentence]) => ({ field, sentence }))}
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
