/**
 * The mails as files: `<number>.eml`, byte for byte as handed over, and `<number>.json` with what the API said about it. The
 * JSON is renamed into place last, so it never speaks of a mail that is not there.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const mailSchema = z.object({
  /** SES's message id, which is also the inbox's. */
  id: z.string(),
  /** Order of acceptance, from 1. */
  number: z.number(),
  /** ISO 8601, by the injected clock. */
  at: z.string(),
  /** The envelope sender, as given (may hold a display name). */
  source: z.string(),
  /** All recipients of the envelope: To, Cc and Bcc. */
  to: z.array(z.string()),
  tags: z.array(z.object({ name: z.string(), value: z.string() })),
  configurationSet: z.optional(z.string()),
});

export type KeptMail = z.infer<typeof mailSchema>;

export function openMailbox(dataDir: string) {
  const folder = join(dataDir, 'mails');
  mkdirSync(folder, { recursive: true });
  const mails = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => mailSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
  const fileOf = (number: number) => join(folder, String(number).padStart(8, '0'));

  return {
    /** In the order of acceptance. */
    all: (): readonly KeptMail[] => mails,
    find: (id: string): KeptMail | undefined => mails.find((mail) => mail.id === id),
    read: (mail: KeptMail): Buffer => readFileSync(`${fileOf(mail.number)}.eml`),
    keep(accepted: Omit<KeptMail, 'number'>, mime: Uint8Array): KeptMail {
      const mail = { ...accepted, number: (mails.at(-1)?.number ?? 0) + 1 };
      const file = fileOf(mail.number);
      writeFileSync(`${file}.eml`, mime);
      writeFileSync(`${file}.json.new`, JSON.stringify(mail, null, 1));
      renameSync(`${file}.json.new`, `${file}.json`);
      mails.push(mail);
      return mail;
    },
  };
}

const identitiesSchema = z.array(z.string());

/** Senders "verified" here: at once, as there is nobody to ask. */
export function openIdentities(dataDir: string) {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'identities.json');
  const known = new Set(readKnown(file));
  return {
    all: (): readonly string[] => [...known],
    has: (identity: string): boolean => known.has(identity),
    change(identity: string, keep: boolean): void {
      if (keep) known.add(identity);
      else known.delete(identity);
      writeFileSync(`${file}.new`, JSON.stringify([...known]));
      renameSync(`${file}.new`, file);
    },
  };
}

function readKnown(file: string): readonly string[] {
  try {
    return identitiesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return [];
    throw fault;
  }
}
