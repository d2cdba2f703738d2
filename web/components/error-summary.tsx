import { useEffect, useRef } from 'preact/hooks';
import { useFrame } from './context.ts';

export interface Shown {
  /** Id of the control to go to. */
  readonly field: string;
  readonly sentence: string;
  /** When the control is on another page. */
  readonly href?: string | undefined;
}

/** All that is wrong, first on the page; takes the focus whenever `attempt` counts on. */
export function ErrorSummary({
  errors,
  attempt,
  titleId = 'error-title',
}: {
  readonly errors: readonly Shown[];
  readonly attempt: number;
  /** On a page with several forms each has its own. */
  readonly titleId?: string;
}) {
  const { words } = useFrame();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box} aria-labelledby={titleId}>
      <h2 id={titleId}>{words.errorTitle}</h2>
      <ul>
        {errors.map(({ field, sentence, href }) => (
          <li key={field}>
            <a
              href={href ?? `#${field}`}
              onClick={(event) => {
                if (href !== undefined) return;
                // The hash holds the step.
                event.preventDefault();
                goTo(field);
              }}
            >
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function goTo(field: string): void {
  const control = document.getElementById(field);
  control?.closest('.group')?.scrollIntoView();
  control?.focus();
}
