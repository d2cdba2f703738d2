import type { ComponentChildren } from 'preact';

/** Never disabled: a button that does nothing has to say why instead. */
export function Button(props: {
  readonly children: ComponentChildren;
  readonly onClick?: (() => void) | undefined;
  readonly kind?: 'main' | 'second' | 'quiet';
  readonly submit?: boolean;
  readonly id?: string;
  readonly label?: string | undefined;
}) {
  const { kind = 'main' } = props;
  return (
    <button
      type={props.submit === true ? 'submit' : 'button'}
      class={`button ${kind}`}
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

export function LinkButton(props: { readonly href: string; readonly children: ComponentChildren }) {
  return (
    <a class="button main" href={props.href}>
      {props.children}
    </a>
  );
}
