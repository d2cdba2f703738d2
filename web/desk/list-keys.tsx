import { useEffect, useState } from 'preact/hooks';
import { rowAfter } from './row-keys.ts';

const kept = 'redress.desk.keys';

/** j and k walk the links of a list, beside Tab. Single keys can be turned off (WCAG 2.1.4) and never act while somebody types. */
export function ListKeys({ links }: { readonly links: string }) {
  const [on, setOn] = useState(sessionStorage.getItem(kept) !== 'off');
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const all = [...document.querySelectorAll<HTMLElement>(links)];
      const next = rowAfter(
        event.key,
        all.findIndex((one) => one === document.activeElement),
        all.length,
      );
      if (next === undefined) return;
      event.preventDefault();
      all[next]?.focus();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [on, links]);
  const turn = () => {
    sessionStorage.setItem(kept, on ? 'off' : 'on');
    setOn(!on);
  };
  return (
    <p class="quiet keys">
      {on ? (
        <span>
          Keys: <kbd>j</kbd> next case, <kbd>k</kbd> the one before, <kbd>Enter</kbd> opens it.
        </span>
      ) : (
        <span>The keys j and k are off.</span>
      )}{' '}
      <button type="button" class="button quiet" onClick={turn}>
        {on ? 'Turn the keys off' : 'Turn the keys on'}
      </button>
    </p>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}
