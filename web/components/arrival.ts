import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
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
