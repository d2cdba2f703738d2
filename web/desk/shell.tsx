import type { ComponentChildren } from 'preact';
import { useFrame } from '../components/context.ts';

/** What stands on the page before the script runs, and while it does. */
export function DeskShell() {
  return (
    <DeskFrame>
      <h1 tabIndex={-1}>Records desk</h1>
      <p role="status">Opening the desk.</p>
    </DeskFrame>
  );
}

export interface Place {
  readonly href: string;
  readonly label: string;
  readonly here: boolean;
}

/** Header, main places, page. Nothing sticks to the screen. */
export function DeskFrame(props: {
  readonly places?: readonly Place[];
  /** Who is signed in, with the way out. */
  readonly who?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { brand, words } = useFrame();
  const { places = [] } = props;
  return (
    <div class="desk">
      <a class="skip" href="#main" onClick={skip}>
        {words.skip}
      </a>
      <header class="top">
        <div class="wide top-row">
          <a class="company" href="#/queue">
            <strong>{brand.company}</strong> <span class="service">Records desk</span>
          </a>
          {props.who}
        </div>
        {places.length > 0 && (
          <nav class="wide places" aria-label="Desk">
            <ul>
              {places.map(({ href, label, here }) => (
                <li key={href}>
                  <a href={href} {...(here ? { 'aria-current': 'page' } : {})}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        <div class="wide">{props.children}</div>
      </main>
    </div>
  );
}

/** Without this the address would lose the page it holds. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
