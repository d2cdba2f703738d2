import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useFrame } from './context.ts';

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** As long as a form of the page shows what is wrong, its title says so first (U12). */
export function useErrorTitle(wrong: boolean): void {
  const { errorPrefix } = useFrame().words;
  useEffect(() => {
    if (!wrong || document.title.startsWith(errorPrefix)) return;
    document.title = errorPrefix + document.title;
    return () => {
      if (document.title.startsWith(errorPrefix)) document.title = document.title.slice(errorPrefix.length);
    };
  }, [wrong]);
}

/** On a new step or page its heading has the focus and stands at the top, before any key is taken; on the first one the browser keeps its place. */
export function useArrival(step: string, arrived: () => void): void {
  const before = useRef(step);
  useLayoutEffect(() => {
    if (before.current === step) return;
    before.current = step;
    arrived();
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [step]);
}
