import type { ComponentChildren } from 'preact';

/** A form that a script sends: the browser checks nothing of it, keeps nothing of it and leaves the page for nothing. */
export function SendingForm({
  onSend,
  children,
}: {
  readonly onSend: () => Promise<unknown>;
  readonly children: ComponentChildren;
}) {
  return (
    <form
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      {children}
    </form>
  );
}
