import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { statusEn } from '../../../shared/content/pages/status-en.ts';
import { statusEs } from '../../../shared/content/pages/status-es.ts';
import { ActingProvider } from '../../../web/status/acting.ts';
import { shownCase } from '../../../web/status/case.ts';
import { Todo } from '../../../web/status/todo.tsx';

const document = (state: string) => ({
  document: state,
  purpose: 'identity',
  state,
  on: '2026-11-04',
  words: { name: 'n', state: 's' },
});
const todo = (words: typeof statusEn, more: object) =>
  renderToString(
    <ActingProvider
      value={{ words, token: 't', cardField: '', say: () => {}, done: () => {}, refresh: () => {}, moved: () => {} }}
    >
      <Todo
        shown={shownCase.parse({
          reference: '7K4M-9QXT',
          word: 'waiting-for-you',
          phase: 'open',
          reader: 'person',
          receivedOn: '2026-11-02',
          dueOn: '2026-12-02',
          language: 'en',
          missing: ['identity'],
          words: { heading: 'h', next: 'n', moves: 'm' },
          documents: [document('received')],
          history: [],
          ...more,
        })}
        onAdd={() => {}}
      />
    </ActingProvider>,
  );

it.each([statusEn, statusEs])(
  'L8: what was asked for again is to be done again, not ticked off as being checked',
  (words) => {
    const { checking, tryAgain } = words.todo;
    const [sent, again] = [todo(words, {}), todo(words, { again: ['identity'] })];
    expect(sent).toContain(checking);
    expect(again).not.toContain(checking);
    expect(again).toContain(tryAgain);
  },
);
