import { all, type Looked, underWayMs, type Violation } from './violation.ts';

/** The records, a part of them, that nothing was found, a decline. */
const answers: ReadonlySet<string> = new Set(['V7', 'V8', 'V9', 'V10']);

/** L45, T4: from the minute her mailbox is another one her mail goes there, and the link that lies in the old one opens nothing. */
export function movedIsMoved(looked: Looked): readonly Violation[] {
  const { id, world, story } = looked;
  const { email } = story.turns.moves ?? {};
  const moves = all(looked, 'contact-changed').filter((e) => e.email !== undefined);
  const since = moves[0]?.when ?? Number.POSITIVE_INFINITY;
  const wrong = (rule: string, what: string): Violation => ({ rule, case: id, what });
  return [
    ...moves
      .filter((e) => !e.on.events.some((other) => other.type === 'link-renewed'))
      .map((e) => wrong('T4', `change ${e.change}: the link of before lives on`)),
    ...world.ses.sent
      .filter((m) => m.case === id && !m.mail.startsWith('S-') && !m.mail.startsWith('L1.'))
      .flatMap(({ mail, to, at }): readonly Violation[] => [
        ...(to.some((t) => t === email) && at < since ? [wrong('L45', `${mail} went to where she is not yet`)] : []),
        ...(to.includes(story.person.email) && at > since + underWayMs && !mail.startsWith('V14.')
          ? [wrong('L45', `${mail} went to where she is no more`)]
          : []),
      ]),
  ];
}

/** L37: an answer that came back is asked for anew, with a date of its own. */
export function returnedIsAsked(looked: Looked): readonly Violation[] {
  const { id } = looked;
  return all(looked, 'letter-returned').flatMap(({ letter, on }) => {
    const owed = all(looked, 'letter-owed').find((e) => e.letter === letter);
    if (!owed || owed.recipient !== undefined || owed.from !== undefined || !answers.has(owed.template)) return [];
    return on.events.some((e) => e.type === 'request-received' && e.redelivers === letter)
      ? []
      : [{ rule: 'L37', case: id, what: `${letter} came back, and no date runs for it` }];
  });
}
