import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KMSClient } from '@aws-sdk/client-kms';
import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { sealedDeps } from '../shared/adapters/aws.ts';
import { createLookBackBook, keyId } from '../shared/adapters/dynamodb/look-back-book.ts';
import { createSigner, publicKey, signatureCheck } from '../shared/adapters/kms/signer.ts';
import { lazyLetterPress } from '../shared/adapters/records-press/lazy-letter-press.ts';
import { sesMailer } from '../shared/adapters/ses/mailer.ts';
import { fieldSentence } from '../shared/content/errors.ts';
import { lineSentence } from '../shared/content/letters/look-back.ts';
import { channels } from '../shared/domain/case/vocabulary.ts';
import { progressOf } from '../shared/domain/look-back.ts';
import { isLocalDate, localDate } from '../shared/domain/time.ts';
import { brand, policy } from '../shared/schemas/environment.ts';
import { readLines } from '../shared/schemas/look-back.ts';
import {
  certificate,
  importLines,
  openDrive,
  printLetters,
  recordAnswer,
  recordPost,
  sendMails,
} from '../shared/usecases/look-back.ts';

const usage = `npm run lookback -- import FILE.csv            every fault at once; nothing is imported while there is one
npm run lookback -- letters [--out FOLDER]      a PDF per person who is owed one, to be printed
npm run lookback -- posted CODE… --on DAY --proof TEXT
npm run lookback -- returned CODE… --on DAY
npm run lookback -- mail                        to everyone who is owed one and has an address for it
npm run lookback -- answered CODE --on DAY --channel CHANNEL [--reference REFERENCE]   opens the case, or names the one she opened
npm run lookback -- progress
npm run lookback -- certificate [--out FOLDER]  dated, counted, signed with ANCHOR_KEY
npm run lookback -- verify CERTIFICATE.json [--key public.pem]

--drive NAME (default first) keeps drives apart. docs/look-back.md names the columns and the environment.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    drive: { type: 'string', default: 'first' },
    out: { type: 'string', default: 'look-back' },
    on: { type: 'string' },
    proof: { type: 'string' },
    channel: { type: 'string' },
    reference: { type: 'string' },
    key: { type: 'string' },
  },
});
const [verb, ...rest] = positionals;
const { drive: name } = values;

const environment = z.object({
  CASES_TABLE: z.string(),
  KEYS_TABLE: z.string(),
  DATA_KEY: z.string(),
  CONFIGURATION_SET: z._default(z.string(), ''),
  ANCHOR_KEY: z._default(z.string(), ''),
  BRAND: brand,
  POLICY: policy,
});
const signedCertificate = z.object({ certificate: z.string(), signature: z.string() });
const counted = z.object({ drive: z.string(), log: z.object({ seq: z.number(), hash: z.string() }) });

class Wrong extends Error {}

async function main(): Promise<void> {
  const read = environment.safeParse(process.env);
  if (!read.success) throw new Wrong(`${z.prettifyError(read.error)}\n\n${usage}`);
  const env = read.data;
  const sealed = sealedDeps(env);
  const { timeZone } = env.BRAND;
  const deps = {
    ...sealed,
    book: createLookBackBook(sealed.dynamo, { cases: env.CASES_TABLE, keys: env.KEYS_TABLE }),
    keyId,
    timeZone,
    brand: env.BRAND,
    policy: env.POLICY,
  };
  const on = () => {
    if (values.on === undefined || !isLocalDate(values.on)) throw new Wrong('--on wants a day like 2026-11-25');
    return values.on;
  };
  switch (verb) {
    case 'import': {
      const text = readFileSync(rest[0] ?? '', 'utf8');
      const rows = parse(text, {
        columns: true,
        bom: true,
        trim: true,
        skip_empty_lines: true,
        relax_column_count: true,
      });
      const table = z.array(z.record(z.string(), z.string())).parse(rows);
      const { lines, faults } = readLines(table, localDate(deps.clock.now(), timeZone));
      for (const f of faults)
        console.error(`line ${f.line}, ${f.path}: ${lineSentence(f.code) ?? fieldSentence(f.code, 'en')}`);
      if (faults.length > 0) throw new Wrong(`${faults.length} faults in ${table.length} lines: nothing is imported.`);
      const { imported, open } = await importLines(deps, name, lines, deps.sha256(text));
      const { unanswered } = progressOf(open.drive);
      console.log(`${imported} of ${lines.length} lines are new. ${unanswered} people asked and got no answer.`);
      return;
    }
    case 'letters': {
      mkdirSync(values.out, { recursive: true });
      let printed = 0;
      await printLetters({ ...deps, letterPress: lazyLetterPress() }, name, ({ code, bytes }) => {
        printed++;
        writeFileSync(join(values.out, `${code}.pdf`), bytes, { mode: 0o600 });
      });
      console.log(
        `${printed} letters in ${values.out}. They hold names and addresses: delete them when they are posted.`,
      );
      return;
    }
    case 'posted':
    case 'returned': {
      if (verb === 'posted' && values.proof === undefined) throw new Wrong('--proof: the certificate of mailing');
      const how = verb === 'posted' ? { proof: values.proof ?? '' } : ({ returned: true } as const);
      const done = await recordPost(deps, name, { codes: rest, on: on(), ...how });
      if (!done.ok) throw new Wrong(`refused: ${done.error}`);
      console.log(`${rest.length} letters ${verb}.`);
      return;
    }
    case 'mail': {
      const open = await sendMails({ ...deps, mailer: sesMailer({ configurationSet: env.CONFIGURATION_SET }) }, name);
      console.log(`${progressOf(open.drive).mailed} people are written to by mail.`);
      for (const c of Object.values(open.drive.contacts).filter((one) => one.mail === 'claimed'))
        console.log(`${c.code}: nobody knows whether its mail went out. It is not sent again; write a letter.`);
      return;
    }
    case 'answered': {
      const channel = channels.filter((c) => c !== 'web').find((c) => c === values.channel);
      if (channel === undefined) throw new Wrong('--channel: how the answer came, like post');
      const done = await recordAnswer(deps, name, {
        code: rest[0] ?? '',
        on: on(),
        channel,
        reference: values.reference,
      });
      if (!done.ok) throw new Wrong(`refused: ${done.error}`);
      console.log(`${done.value.reference}${done.value.receipt ? `, due ${done.value.receipt.dueOn}` : ''}`);
      return;
    }
    case 'progress':
      console.log(JSON.stringify(progressOf((await openDrive(deps, name)).drive), undefined, 2));
      return;
    case 'certificate': {
      if (env.ANCHOR_KEY === '') throw new Wrong('ANCHOR_KEY: the KMS key that signs');
      const text = JSON.stringify(await certificate(deps, name));
      const signature = await createSigner(new KMSClient({}), env.ANCHOR_KEY).sign(text);
      mkdirSync(values.out, { recursive: true });
      const file = join(values.out, `certificate-${name}.json`);
      writeFileSync(file, `${JSON.stringify({ certificate: text, signature }, undefined, 2)}\n`);
      console.log(JSON.stringify(JSON.parse(text), undefined, 2));
      console.log(`signed in ${file}`);
      return;
    }
    case 'verify': {
      const kept = signedCertificate.parse(JSON.parse(readFileSync(rest[0] ?? '', 'utf8')));
      const pem = values.key ? readFileSync(values.key, 'utf8') : await publicKey(new KMSClient({}), env.ANCHOR_KEY);
      if (!signatureCheck(pem)(kept.certificate, kept.signature)) throw new Wrong('the signature does not hold');
      const said = counted.parse(JSON.parse(kept.certificate));
      const entries = await deps.book.entries(said.drive);
      await openDrive(deps, said.drive);
      if (entries[said.log.seq - 1]?.hash !== said.log.hash) throw new Wrong('the log is not the one it was made of');
      console.log(`The signature holds, and the log of ${said.drive} is whole up to it and after it.`);
      return;
    }
    default:
      throw new Wrong(usage);
  }
}

main().catch((fault: unknown) => {
  if (!(fault instanceof Wrong)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
});
