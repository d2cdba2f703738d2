import type { ComponentChildren } from 'preact';

/** A word that matters now. `alert` is read out at once, for what just went wrong. */
export function Notification(props: {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly tone?: 'plain' | 'good' | 'alert';
}) {
  const { tone = 'plain' } = props;
  return (
    <div class={`note ${tone}`} {...(tone === 'alert' ? { role: 'alert' } : {})}>
      <p class="note-title">{props.title}</p>
      {props.children}
    </div>
  );
}

/** What stands under one heading: sentences, then a list when there is one. */
export function Lines({ text, items }: { readonly text: readonly string[]; readonly items: readonly string[] }) {
  return (
    <>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </>
  );
}

export function Details(props: {
  readonly summary: string;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="more" open={props.open === true}>
      <summary>{props.summary}</summary>
      <div class="more-inside">{props.children}</div>
    </details>
  );
}

export interface SummaryRow {
  readonly label: string;
  /** Lines. */
  readonly value: readonly string[];
  readonly change?: { readonly href: string; readonly word: string } | undefined;
}

/** Answers as they were given, each with the way back to its question. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl class="answers">
      {rows.map(({ label, value, change }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value.map((line) => (
              <div key={line}>{line}</div>
            ))}
          </dd>
          {change !== undefined && (
            <dd class="change">
              <a href={change.href}>
                {change.word}
                <span class="away"> {label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

export interface Task {
  readonly title: string;
  readonly href: string;
  readonly state: string;
  readonly done: boolean;
  /** Goes there without the address, where its fragment is taken. */
  readonly onGo?: (() => void) | undefined;
}

/** Things a person can do, each with its state in words. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ul class="tasks">
      {tasks.map(({ title, href, state, done, onGo }) => (
        <li key={`${title} ${href}`}>
          <a
            href={href}
            onClick={(event) => {
              if (onGo === undefined) return;
              event.preventDefault();
              onGo();
            }}
          >
            {title}
          </a>
          <span class={done ? 'state done' : 'state'}>{state}</span>
        </li>
      ))}
    </ul>
  );
}
