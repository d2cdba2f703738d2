import { addDays } from '../../../shared/domain/time.ts';
import type { Random } from '../../fakes/random.ts';
import type { Order, Sight } from './desk.ts';
import { withRecords } from './reaching.ts';

const note = 'As she said on the phone today.';

/** What comes up now and then: somebody complains of a hold, a date was wrong, a colleague takes over, a court writes. */
export function oddJobs(sight: Sight, random: Random): readonly Order[] {
  if (sight.story.isPlain) return [];
  return [
    ...looks(sight, random),
    ...holders(sight, random),
    ...dates(sight, random),
    ...cards(sight, random),
    ...classes(sight, random),
    ...work(sight, random),
    ...(random.chance(0.004) ? [{ route: 'link', body: {} }] : []),
    ...(random.chance(0.004) ? [{ route: 'preferences', body: { largePrint: random.chance(0.5) } }] : []),
    ...Object.values(sight.file.letters)
      .filter((l) => l.status === 'posted' && random.chance(0.005))
      .map(
        ({ id }): Order => ({
          route: 'letter',
          params: { letter: id },
          body: {
            type: 'return-letter',
            on: addDays(sight.view.receivedOn, sight.dayNumber),
            why: random.pick(['moved', 'unknown', 'unclaimed']),
          },
        }),
      ),
  ];
}

/** Everything sealed that can be opened is opened by somebody, who says why. */
function looks({ file }: Sight, random: Random): readonly Order[] {
  if (!random.chance(0.03)) return [];
  const [match, proposal, document] = [file.matches, file.proposals, file.documents].map((all) =>
    Object.keys(all).at(-1),
  );
  const recipient = Object.keys(file.recipients).findLast((id) => id !== 'subject');
  return [
    { route: 'report-view', body: { why: 'accounts' } },
    { route: 'contact-view', body: { why: 'she-called', note } },
    ...(match ? [{ route: 'instruments', params: { match } }] : []),
    ...(proposal ? [{ route: 'proposal', params: { proposal } }] : []),
    ...(recipient ? [{ route: 'recipient-view', params: { recipient } }] : []),
    ...(document ? [{ route: 'view', params: { document }, body: { note } }] : []),
    { route: 'preview', body: { decision: { kind: 'nothing-found', request: 'r1' } } },
  ];
}

/** The holder of an account asks for another look (T2); where her home is not safe, somebody thinks about the notice. */
function holders({ file, story }: Sight, random: Random): readonly Order[] {
  const settle = (appeal: string, outcome: string): Order => ({
    route: 'appeal',
    params: { appeal },
    body: { outcome, note },
  });
  return Object.values(file.matches).flatMap((m): readonly Order[] => {
    const truth = story.accounts.find((a) => a.account.id === m.account)?.truth;
    const params = { match: m.id };
    return [
      ...(random.chance(truth === 'misused' ? 0.004 : 0.03) ? [{ route: 'appeal-add', params, body: { note } }] : []),
      ...(file.tasks[`notice-choice.${m.id}`]?.open && random.chance(0.3) ? [{ route: 'notice', params }] : []),
      ...Object.values(file.appeals)
        .filter((a) => a.match === m.id && a.status === 'open')
        .map((a) =>
          truth === 'misused' && !random.chance(0.1)
            ? settle(a.id, 'stands')
            : { ...settle(a.id, 'hold-lifted'), otherwise: settle(a.id, 'stands') },
        ),
    ];
  });
}

/** A law forbids a class of records, with its section; or, it turns out, does not (L31). */
function classes({ file }: Sight, random: Random): readonly Order[] {
  const open = Object.values(file.proposals).some((p) => p.status === 'open');
  // Whoever puts the pages into the envelope reads them.
  const isRead = Object.values(file.letters).some(
    (l) => withRecords.has(l.template) && (l.status === 'owed' || l.status === 'printed'),
  );
  if (open || !random.chance(isRead ? 0.2 : 0.004)) return [];
  return Object.values(file.matches)
    .filter((m) => m.status === 'confirmed' && file.steps[`${m.id}.collect`]?.outcome === 'done')
    .slice(0, 1)
    .map((m) => {
      const about = { match: m.id, class: 'payments' };
      const decision = random.chance(0.6)
        ? { kind: 'withhold', ...about, citation: '12 U.S.C. 3403(a)' }
        : { kind: 'supply', ...about };
      return { route: 'propose', body: { decision, note } };
    });
}

/** It came in earlier than it was written down (L4); or a second ask came by post (L33). */
function dates({ view, dayNumber }: Sight, random: Random): readonly Order[] {
  const receivedOn = addDays(view.receivedOn, -2);
  return [
    ...(dayNumber < 4 && random.chance(0.006) ? [{ route: 'receipt', body: { request: 'r1', receivedOn, note } }] : []),
    ...(random.chance(0.002)
      ? [
          {
            route: 'request-add',
            body: {
              why: 'second-ask',
              channel: 'post',
              form: 'own-letter',
              receivedOn: addDays(view.receivedOn, dayNumber),
            },
          },
        ]
      : []),
  ];
}

/** Who holds a card shows it by a paper (L41); whose it is that two people claim, somebody finds out. */
function cards({ file, story }: Sight, random: Random): readonly Order[] {
  const found = (card: string) => {
    if (card === 'card1') return story.heldByTwo ? 'shared' : 'hers';
    return story.claims?.shared ? 'shared' : 'not-hers';
  };
  const settled = Object.entries(file.claims)
    .filter(([, { status }]) => status === 'open' && random.chance(0.4))
    .map(([card]): Order => ({ route: 'claim', params: { card }, body: { finding: found(card), note } }));
  return [...settled, ...proved(file, random)];
}

function proved(file: Sight['file'], random: Random): readonly Order[] {
  const documents = Object.values(file.documents).filter((d) => d.status === 'received');
  if (documents.length === 0 || !random.chance(0.05)) return [];
  return file.cards
    .filter((card) => !file.provedCards.includes(card))
    .map((card) => ({ route: 'card', params: { card }, body: { documents: documents.map((d) => d.id), note } }));
}

function work({ file }: Sight, random: Random): readonly Order[] {
  const isKept = file.retention.legalHold;
  return [
    ...Object.values(file.steps)
      .filter((s) => file.tasks[`hold-lapsing.${s.id}`]?.open && random.chance(0.1))
      .map((s) => ({ route: 'hold', params: { step: s.id }, body: { note } })),
    ...(random.chance(0.003) ? [{ route: 'assign', body: { owner: 'rosa', backup: 'remy' } }] : []),
    ...(random.chance(0.003) ? [{ route: 'hand-over', body: { from: 'rosa', to: 'remy', note } }] : []),
    ...(random.chance(isKept ? 0.1 : 0.003)
      ? [{ route: 'legal-hold', body: { type: isKept ? 'lift-legal-hold' : 'place-legal-hold', note } }]
      : []),
  ];
}
