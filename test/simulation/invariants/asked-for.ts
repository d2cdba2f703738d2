import { all, type Looked, underWayMs, type Violation } from './violation.ts';

/**
 * L35, L36: who asks for her gets the records after he has shown that he may, and whoever passes them on in her name gets nothing once he may not any
 * more; until then nothing is written to her over his head, and after it nothing to him.
 */
export function askedByWhoMay(looked: Looked): readonly Violation[] {
  const { id, world, story } = looked;
  const { asker } = story;
  if (!asker) return [];
  const wrong = (rule: string, what: string): Violation => ({ rule, case: id, what });
  const proofs = all(looked, 'recipient-proved').filter((e) => e.recipient === 'requester');
  const ended = all(looked, 'recipient-revoked').find((e) => e.recipient === 'requester');
  const since = ended?.when ?? Number.POSITIVE_INFINITY;
  const needs = asker.kind === 'officer' ? (['authorisation', 'call-back'] as const) : (['authority'] as const);
  const hasShown = (seq: number) =>
    needs.every((one) => proofs.some(({ covers, on }) => on.seq < seq && covers.includes(one)));
  return [
    ...all(looked, 'records-released').flatMap((e): readonly Violation[] =>
      hasShown(e.on.seq) || (ended !== undefined && e.on.seq > ended.on.seq)
        ? []
        : [wrong('L36', `${e.package} was released to one who has not shown that he may ask`)],
    ),
    ...(ended && ended.passed === undefined ? [wrong('T4', 'his link lives on')] : []),
    ...world.ses.sent
      .filter((m) => m.case === id && !m.mail.startsWith('S-'))
      .flatMap(({ mail, to, at }): readonly Violation[] => [
        ...(to.includes(asker.email) && at > since + underWayMs
          ? [wrong('L35', `${mail} went to one who may not ask any more`)]
          : []),
        ...(to.includes(story.person.email) && at < since
          ? [wrong('L45', `${mail} went to her, who did not ask`)]
          : []),
      ]),
  ];
}

/** L34: whatever he had, the case is hers after it: records that went to him are given to her, or are a person's task. */
export function hersAfterwards(looked: Looked): readonly Violation[] {
  const ended = all(looked, 'recipient-revoked').find((e) => e.recipient === 'requester');
  if (!ended || !all(looked, 'records-released').some((e) => e.on.seq < ended.on.seq)) return [];
  const hers = [
    ...all(looked, 'copy-released').filter((e) => e.recipient === 'subject'),
    ...all(looked, 'records-released').filter((e) => e.on.seq > ended.on.seq),
    ...all(looked, 'task-opened').filter((e) => e.task === 'release-copy.subject'),
  ];
  return hers.length > 0
    ? []
    : [{ rule: 'L34', case: looked.id, what: 'he had the records, and she waits for them in silence' }];
}
