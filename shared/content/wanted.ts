import type { Asker } from '../domain/case/recipient.ts';
import type { Wanted } from '../domain/case/vocabulary.ts';

/** What can be missing, named to whoever asked: an ID is that of the person the records are about, whoever sends it (1681g(e)(2)). */
export type WantedWords = Readonly<Record<Asker, Readonly<Record<Wanted, string>>>>;

const authority = 'Proof that you may act for this person, like a court paper or a power of attorney';

export const wantedEn: WantedWords = {
  self: {
    identity: 'Proof of who you are, like a photo of your ID',
    report: 'A report about what happened, like an FTC report or a police report',
    authority,
    authorisation: 'A paper this person signed that lets you get the records',
  },
  acting: {
    identity: 'The ID of the person you act for, or other proof of who they are',
    report: 'A report about what happened to this person, like an FTC report or a police report',
    authority,
    authorisation: 'A paper this person signed that lets you get the records',
  },
  officer: {
    identity: 'The ID of the person whose information was used, or other proof of who they are',
    report: 'The report of the person whose information was used, to the FTC or the police',
    authority,
    authorisation: 'A paper that lets you get the records, signed by the person whose information was used',
  },
};

const poder = 'Una prueba de que puede actuar por esta persona, como un papel del juez o un poder';

export const wantedEs: WantedWords = {
  self: {
    identity: 'Una prueba de quién es usted, como una foto de su identificación',
    report: 'Un informe de lo que pasó, como un informe de la FTC o de la policía',
    authority: poder,
    authorisation: 'Un papel firmado por esta persona que le permita recibir los documentos',
  },
  acting: {
    identity: 'La identificación de la persona por quien actúa, u otra prueba de quién es',
    report: 'Un informe de lo que le pasó a esta persona, a la FTC o a la policía',
    authority: poder,
    authorisation: 'Un papel firmado por esta persona que le permita recibir los documentos',
  },
  officer: {
    identity: 'La identificación de la persona cuyos datos se usaron, u otra prueba de quién es',
    report: 'El informe de la persona cuyos datos se usaron, a la FTC o a la policía',
    authority: poder,
    authorisation: 'Un papel que le permita recibir los documentos, firmado por la persona cuyos datos se usaron',
  },
};

/** The same as something to do. */
export function toAdd(verb: string, { self, acting, officer }: WantedWords): WantedWords {
  const of = (items: Readonly<Record<Wanted, string>>) => ({
    identity: added(items.identity),
    report: added(items.report),
    authority: added(items.authority),
    authorisation: added(items.authorisation),
  });
  const added = (item: string) => `${verb} ${item.charAt(0).toLowerCase()}${item.slice(1)}`;
  return { self: of(self), acting: of(acting), officer: of(officer) };
}
