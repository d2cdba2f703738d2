import { longDate } from '../../shared/content/format.ts';
import { useFrame } from '../components/context.ts';
import { Details } from '../components/panels.tsx';
import { useActing } from './acting.ts';
import type { ShownCase } from './case.ts';

/** The state in words, who moves next, the date and how it is counted. */
export function Top({ shown }: { readonly shown: ShownCase }) {
  const { words } = useActing();
  const { language } = useFrame();
  const { heading, next, moves, due } = shown.words;
  const date = longDate(shown.dueOn, language);
  const open = due !== undefined || shown.word === 'late';
  return (
    <>
      <p class="part">
        {words.reference} <strong>{shown.reference}</strong>
      </p>
      <h1 tabIndex={-1}>{heading}</h1>
      <p class="lead">{next}</p>
      {shown.word === 'late' && (
        <ul>
          {words.late.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {due !== undefined && (
        <p class="boxed lead">
          <strong>{due}</strong>
        </p>
      )}
      <p>{moves}</p>
      {open && (
        <Details summary={words.working.summary}>
          {words.working.lines(longDate(shown.receivedOn, language), date).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Details>
      )}
      {due !== undefined && (
        <>
          <h2>{words.next.heading}</h2>
          <ul>
            {words.next.lines(date).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
