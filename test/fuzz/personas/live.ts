import { fingerprintOf } from '../../../local/demo-shop/provider.ts';
import { account, type Person, type PlainCard, purchase } from '../../../local/demo-shop/seed-parts.ts';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import { isAskedAgain } from '../../../shared/domain/case/tracks/proof.ts';
import type { Wanted } from '../../../shared/domain/case/vocabulary.ts';
import { defaultMailBudget } from '../../../shared/domain/limits.ts';
import { doorWithWorkers } from '../../fixtures/door-with-workers.ts';
import { staffToken } from '../../fixtures/front-door.ts';
import type { Persona } from './people.ts';
import { approved, type Desk, type Errors, reviewed } from './staff.ts';

export interface Lived {
  /** The form or the desk took the request. */
  readonly filed: boolean;
  /** What was asked for, of whoever asked. */
  readonly demanded: readonly Wanted[];
  /** The list in the acknowledgement, told again or not, is the first; each that comes because a paper does not show it is one more. */
  readonly rounds: number;
  readonly proved: boolean;
  /** Two people released the records. */
  readonly released: boolean;
  /** Whoever asked has them in hand: opened with link and code, or on paper. */
  readonly got: boolean;
}

const day = 24 * 3_600_000;
/** So many days after the last paper nobody does anything any more. */
const patienceDays = 4;
const thief: Person = {
  name: 'Jo Holder',
  email: 'jo.holder@mail.example',
  phone: '+16465550199',
  address: { lines: ['9 Harbor Road'], city: 'Newark', region: 'NJ', postalCode: '07102', country: 'US' },
};
const card: PlainCard = { number: '4242424242424242', expMonth: 1, expYear: 2031 };

/** One person from the first word until the records are in hand or the thirty days are over. */
export async function live(persona: Persona, n: number, errors: Errors, seed: string): Promise<Lived> {
  const token = { outcome: 'done', fingerprint: fingerprintOf(card.number), last4: '4242', expMonth: 1, expYear: 2031 };
  const { door, ses, shop, work } = doorWithWorkers(
    seed,
    defaultMailBudget,
    new Map([[`tok_${n}`, { ...token, outcome: 'done', proved: persona.holdsCard } as const]]),
  );
  const body = persona.report(n) as { addresses: Person['address'][]; phones?: string[]; email?: string };
  // Her card, and her phone for the sign-in codes, on an account that is not hers.
  const misused: Person = { ...thief, phone: body.phones?.[0] ?? thief.phone };
  const on = { by: misused, on: 20, item: 'Phone', cents: 79_900, card };
  shop.add(
    account({ system: 'shop', id: 'A', by: misused, on: 10, cards: [['pm-1', card]], records: purchase('A', 1, on) }),
  );
  const bearer = persona.byPost ? staffToken('front', 'front-line') : undefined;
  const keyed = { channel: 'post', receivedOn: '2026-11-02', form: 'own-letter', report: body };
  const said = await door.ask('POST', persona.byPost ? '/intake' : '/reports', {
    key: 'key-of-the-only-case',
    body: persona.byPost ? keyed : body,
    ...(bearer === undefined ? {} : { bearer }),
  });
  const none = { filed: false, demanded: [], rounds: 0, proved: false, released: false, got: false };
  if (said.status !== 201) return none;
  const receipt = JSON.parse(said.body) as { reference: string; missing: Wanted[] };
  const id = door.table.references.get(receipt.reference) ?? '';
  const it: Desk = { door, id, papers: new Map(), word: undefined, errors, seed };
  const demanded = new Set<Wanted>(receipt.missing);
  const sent = new Map<Wanted, number>();
  let heard = 0;
  let toSend: readonly Wanted[] = [];

  const settle = async () => {
    for (let before = -1; before !== door.commits(); ) {
      before = door.commits();
      await work(id);
      for (const pack of Object.values((await door.stateOf(id)).packages))
        if (pack.status === 'ordered')
          await door.order(id, { type: 'record-package', package: pack.id, files: 1, commitment: 'c' });
    }
    await door.dispatch(id);
  };
  /** One file, by the link or over the counter, through the safety check. */
  const send = async (purpose: Wanted, is: Parameters<Desk['papers']['set']>[1]['is'], refused: number) => {
    for (let tries = 0; tries <= refused; tries++) {
      const upload = { purpose, contentType: 'image/png' };
      const asked = persona.byPost
        ? await door.ask('POST', `/desk/cases/${id}/evidence`, {
            bearer: staffToken('reviewer', 'reviewer'),
            body: upload,
          })
        : await door.ask('POST', '/case/evidence', { bearer: await door.linkOf(id), body: upload });
      const { document } = JSON.parse(asked.body) as { document: string };
      if (tries < refused) await door.order(id, { type: 'refuse-document', document, reason: 'file.type' });
      else {
        const checked = { version: 'v', pages: 1, originalParts: 1, commitment: 'c' };
        await door.order(id, { type: 'record-document', document, ...checked });
        it.papers.set(document, { purpose, is });
      }
    }
  };

  await settle();
  let acted = persona.slow;
  for (let today = 0; today < 30 && today <= acted + patienceDays; today++) {
    const file = await door.stateOf(id);
    const asks = 1 + asksOf(file).length;
    if (today >= persona.slow && asks > heard) {
      heard = asks;
      for (const purpose of Object.values(file.recipients).flatMap((r) => r.asked ?? [])) demanded.add(purpose);
      toSend = missingOf(file).toReversed();
    }
    const now = toSend.slice(0, persona.oneByOne ? 1 : undefined);
    toSend = toSend.slice(now.length);
    if (now.length > 0) acted = today;
    for (const purpose of now) {
      const times = sent.get(purpose) ?? 0;
      const paper = persona.papers[purpose]?.[times];
      if (paper === undefined) it.word = persona.word ?? it.word;
      else await send(purpose, paper, times === 0 ? (persona.refusedFiles ?? 0) : 0);
      sent.set(purpose, times + 1);
    }
    await settle();
    await reviewed(it);
    await settle();
    await approved(it);
    await settle();
    if ((await door.stateOf(id)).requests['r1']?.answer?.how === 'records') break;
    door.now += day;
    await door.order(id, { type: 'tick', by: 'sweep' });
  }
  const file = await door.stateOf(id);
  const released = file.requests['r1']?.answer?.how === 'records';
  return {
    filed: true,
    demanded: [...demanded],
    rounds: 1 + asksOf(file).filter(isAskedAgain).length,
    proved: file.proof.status === 'verified',
    released,
    got: released && (await opens()),
  };

  async function opens(): Promise<boolean> {
    // Printed, posted and signed for.
    if (Object.values(file.letters).some((l) => l.template === 'V7' || l.template === 'V8')) return true;
    const link = await door.linkOf(id);
    let code = '';
    for (let tries = 0; tries <= (persona.losesCode ? 1 : 0); tries++) {
      door.now += 3_600_000 * tries;
      if ((await door.ask('POST', '/case/code', { bearer: link })).status !== 202) return false;
      await settle();
      code = /\b(\d{6})\b/u.exec(ses.sent.findLast((m) => m.mail.startsWith('V13.'))?.text ?? '')?.[1] ?? '';
    }
    const opened = await door.ask('POST', '/case/records', { bearer: link, body: { code } });
    return opened.status === 200;
  }
}

/** What lists were put to the person after the acknowledgement, by mail or letter. */
function asksOf({ mails, letters }: CaseFile): readonly string[] {
  return [...Object.values(mails), ...Object.values(letters)].flatMap((m) => (m.template === 'V4' ? [m.about] : []));
}

function missingOf(file: CaseFile): readonly Wanted[] {
  const proofs = file.proof.status === 'wanted' ? file.proof.missing : [];
  const his = (file.recipients['requester']?.missing ?? []).flatMap((m) => (m === 'call-back' ? [] : [m]));
  return [...proofs, ...his];
}
