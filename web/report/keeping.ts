import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Answers, noAnswers } from '../../shared/content/form/answers.ts';
import { now } from '../edges.ts';
import { isTooOld, loadAnswers, saveAnswers } from './store.ts';

/**
 * Her answers live in this tab: read from it before the page is said to be live, so that nothing she gives meanwhile is overwritten, and kept 300 ms
 * after the last key and whenever the page goes out of sight. Whoever comes back to it after more than an hour finds a clean form (U14).
 */
export function useKeeping(
  answers: Answers,
  { onRead, onForgotten }: { readonly onRead: (answers: Answers) => void; readonly onForgotten: () => void },
): void {
  const current = useRef({ answers, onForgotten, hiddenAt: 0 });
  current.current.answers = answers;
  current.current.onForgotten = onForgotten;
  useLayoutEffect(() => {
    onRead(loadAnswers());
    const keep = () => {
      const hidden = document.visibilityState === 'hidden';
      const { answers: given, hiddenAt } = current.current;
      if (hidden && hiddenAt === 0) current.current.hiddenAt = now();
      if (!hidden) current.current.hiddenAt = 0;
      if (given === noAnswers) {
        if (!hidden) onRead(loadAnswers());
      } else if (!hidden && hiddenAt !== 0 && isTooOld(hiddenAt)) current.current.onForgotten();
      else saveAnswers(given, hidden);
    };
    addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keep);
    return () => {
      removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keep);
    };
  }, []);
  useEffect(() => {
    if (answers === noAnswers) return;
    const timer = setTimeout(() => saveAnswers(answers, false), 300);
    return () => clearTimeout(timer);
  }, [answers]);
}
