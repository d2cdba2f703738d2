import type { Limits } from '../domain/case/recipient.ts';
import type { MatrixLine } from '../domain/records.ts';
import { isLocalDate, localDate } from '../domain/time.ts';
import type { PackageAccount } from '../ports/records-press.ts';

/** Only what an authorisation covers (L35): its classes, and the records of its period. What lies outside is not mentioned. */
export function authorisedPart(account: PackageAccount, limits: Limits | undefined, timeZone: string): PackageAccount {
  if (!limits) return account;
  const { classes, from = '', to = '9999' } = limits;
  const covers = (one: MatrixLine['class']) => classes === undefined || classes.includes(one);
  const records = account.records.filter(({ class: one, at }) => {
    const day = isLocalDate(at) ? at : localDate(at, timeZone);
    return covers(one) && day >= from && day <= to;
  });
  const matrix = account.matrix
    .filter((line) => covers(line.class))
    .map((line): MatrixLine => {
      if (line.status !== 'supplied') return line;
      const count = records.filter((r) => r.class === line.class).length;
      return count > 0 ? { ...line, count } : { class: line.class, status: 'none' };
    });
  return { ...account, records, matrix };
}
