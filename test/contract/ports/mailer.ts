import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mailer } from '../../../shared/ports/outside.ts';
import { madeCase } from './made-case.ts';

export interface Seen {
  readonly message: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly case: string;
  readonly mail: string;
}
export interface MailerUnderTest {
  readonly mailer: Mailer;
  /** What arrived at the service. Absent where nobody can look (AWS). */
  readonly seen?: (() => Promise<readonly Seen[]>) | undefined;
  /** The service refuses the next mail, however often it is asked, and would take the one after. Absent where nobody can make it (AWS). */
  readonly refuseOne?: (() => void) | undefined;
  /** The next send is one too many for this second. Absent where there is no rate (the fake) or nobody can make it (AWS). */
  readonly crowdOne?: (() => void) | undefined;
  /** The sender and the recipients the service lets us use. */
  readonly from: string;
  readonly to: readonly [string, string];
  close?(): Promise<void>;
}

export function describeMailer(name: string, make: () => Promise<MailerUnderTest>): void {
  describe(`${name} as a Mailer`, () => {
    let on: MailerUnderTest;
    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close?.());
    const mail = (more: Partial<Parameters<Mailer['send']>[0]> = {}) => ({
      to: on.to,
      from: on.from,
      subject: 'Su solicitud: recibida — 7K4M',
      text: 'Hola.\nSegunda línea.',
      html: '<p>Hola &amp; adiós.</p>',
      case: madeCase().intake.case,
      mail: 'V4.r1.identity+report',
      ...more,
    });

    it('G2: every send is one message of its own, with an id: there is no key that would make two of them one', async () => {
      const one = mail();
      const ids = [await on.mailer.send(one), await on.mailer.send(one)].map((s) => (s.refused ? '' : s.message));
      expect(new Set(ids).size).toBe(2);
      expect(ids.every((id) => id.length > 0)).toBe(true);
      if (on.seen) expect((await on.seen()).filter((s) => s.case === one.case).length).toBe(2);
    });

    it('G2: a refused mail is an error, and nothing went out', async () => {
      const one = mail();
      on.refuseOne?.();
      if (on.refuseOne) await expect(on.mailer.send(one)).rejects.toThrow();
      expect(on.seen ? (await on.seen()).filter((s) => s.case === one.case) : []).toEqual([]);
    });

    it('G7: a mail over the sending rate, which is an answer, waits and goes out once: the claim on it stands for ten minutes, and so long lives a code', async () => {
      const one = mail();
      on.crowdOne?.();
      expect(await on.mailer.send(one)).toHaveProperty('message');
      if (on.seen) expect((await on.seen()).filter((s) => s.case === one.case)).toHaveLength(1);
    });

    it('L15: a name outside ASCII of the business is no fault of her address', async () => {
      const address = /[^<\s]+@[^>\s]+/u.exec(on.from)?.[0] ?? '';
      expect(await on.mailer.send(mail({ from: `"Compañía, S.A." <${address}>` }))).toHaveProperty('message');
    });

    it('L15 U10: recipients, subject, both bodies and the tags arrive as given', async () => {
      const one = mail();
      const answer = await on.mailer.send(one);
      const message = answer.refused ? '' : answer.message;
      const found = on.seen ? (await on.seen()).find((s) => s.case === one.case) : { ...one, message };
      expect(found).toMatchObject({ message, subject: one.subject, case: one.case, mail: one.mail });
      expect(found?.to.toSorted()).toEqual(one.to.toSorted());
      expect(found?.text.trim()).toBe(one.text);
      expect(found?.html.trim()).toBe(one.html);
    });

    it('T7: a line break in a subject makes no header', async () => {
      const one = mail({ subject: 'Hello\r\nBcc: someone@else.example' });
      await on.mailer.send(one).catch(() => undefined);
      const found = on.seen ? (await on.seen()).filter((s) => s.case === one.case) : [];
      expect(found.flatMap((s) => s.to).filter((to) => !on.to.includes(to))).toEqual([]);
    });

    it('L15: an address that no asking again makes good is refused as a value, and so is a mail to nobody', async () => {
      expect(await on.mailer.send(mail({ to: ['josé@mail.example'] }))).toEqual({ refused: true });
      expect(await on.mailer.send(mail({ to: [] }))).toEqual({ refused: true });
    });
  });
}
