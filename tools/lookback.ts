import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import * as z from 'zod/mini';
import { sealedDeps } from '../shared/adapters/aws.ts';
import { createLookBackBook, keyId } from '../shared/adapters/dynamodb/look-back-book.ts';
import { createSigner, publicKey, signatureCheck } from '../shared/adapters/kms/signer.ts';
import { lazyLetterPress } from '../shared/adapters/records-press/lazy-letter-press.ts';
import { sesMailer } from '../shared/adapters/ses/mailer.ts';
import { fieldSentence } from '../shared/content/errors.ts';
import { lineSentence } from '../shared/content/letters/look-back.ts';
import { channels } from '../shared/domain/case/vocabulary.ts';
import { type LookBackRefusal, progressOf } from '../shared/domain/look-back.ts';
import { isLocalDate, localDate } from '../shared/domain/time.ts';
import { brand, policy } from '../shared/schemas/environment.ts';
import { readLines } from '../shared/schemas/look-back.ts';
import {
  certificate,
  importLines,
  openDrive,
  printLetters,
  recordAnswer,
  recordBounces,
  recordPost,
  sendMails,
} from '../shared/usecases/look-back.ts';
import { rowsOf } from './lookback-file.ts';
import {
  givenAs,
  givenFolder,
  readGiven,
  readGivenJson,
  readGivenKey,
  refuse,
  refuseArguments,
  runTool,
} from './run-tool.ts';

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

const refusals: Readonly<Record<LookBackRefusal, string>> = {
  'contact.absent': 'No letter of this drive has that code.',
  'contact.moved-on': 'More is known of that letter by now than this says: npm run lookback -- progress.',
  'contact.without-way': 'This person gave no address for that.',
};
const isRefusal = (error: string): error is LookBackRefusal => Object.hasOwn(refusals, error);
const refusalOf = (error: string) => (isRefusal(error) ? refusals[error] : `Refused: ${error}.`);

interface Given {
  readonly drive: string;
  readonly out: string;
  readonly on?: string | undefined;
  readonly proof?: string | undefined;
  readonly channel?: string | undefined;
  readonly reference?: string | undefined;
  readonly key?: string | undefined;
}

await runTool(
  {
    usage,
    settings: ['CASES_TABLE', 'KEYS_TABLE', 'DATA_KEY', 'ANCHOR_KEY'],
    takes: {
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
    },
  },
  async ({ values, positionals: [verb, ...rest] }) => await lookBack(verb, rest, values),
);

/** Arguments first, then the environment, then AWS. */
async function lookBack(verb: string | undefined, rest: readonly string[], values: Given): Promise<void> {
  const { drive: name } = values;
  switch (verb) {
    case 'import': {
      const [file] = rest;
      if (file === undefined) refuseArguments('Which file? npm run lookback -- import FILE.csv');
      const text = readGiven(file);
      const rows = rowsOf(text, file);
      const { deps } = connect();
      const { lines, faults } = readLines(rows, localDate(deps.clock.now(), deps.timeZone));
      for (const f of faults)
        console.error(`line ${f.line}, ${f.path}: ${lineSentence(f.code) ?? fieldSentence(f.code, 'en')}`);
      if (faults.length > 0) refuse(`${faults.length} faults in ${rows.length} rows: nothing is imported.`);
      const { imported, open } = await importLines(deps, name, lines, deps.sha256(text));
      const { unanswered } = progressOf(open.drive);
      console.log(`${imported} of ${lines.length} lines are new. ${unanswered} people asked and got no answer.`);
      return;
    }
    case 'letters': {
      const folder = givenFolder(values.out);
      const { deps } = await existing(name);
      let printed = 0;
      await printLetters({ ...deps, letterPress: lazyLetterPress() }, name, ({ code, bytes }) => {
        printed++;
        writeFileSync(join(folder, `${code}.pdf`), bytes, { mode: 0o600 });
      });
      console.log(`${printed} letters in ${folder}. They hold names and addresses: delete them when they are posted.`);
      return;
    }
    case 'posted':
    case 'returned': {
      if (rest.length === 0) refuseArguments(`Which letters? npm run lookback -- ${verb} CODE… --on DAY`);
      if (verb === 'posted' && values.proof === undefined) refuseArguments('--proof: the certificate of mailing');
      const on = dayOf(values);
      const how = verb === 'posted' ? { proof: values.proof ?? '' } : ({ returned: true } as const);
      const { deps } = await existing(name);
      const done = await recordPost(deps, name, { codes: rest, on, ...how });
      if (!done.ok) refuse(refusalOf(done.error));
      console.log(`${rest.length} letters ${verb}.`);
      return;
    }
    case 'mail': {
      const { deps, env } = await existing(name);
      const open = await sendMails({ ...deps, mailer: sesMailer({ configurationSet: env.CONFIGURATION_SET }) }, name);
      console.log(`${progressOf(open.drive).mailed} people are written to by mail.`);
      for (const c of Object.values(open.drive.contacts).filter((one) => one.mail === 'claimed'))
        console.log(`${c.code}: nobody knows whether its mail went out. It is not sent again; write a letter.`);
      return;
    }
    case 'answered': {
      const [code, ...more] = rest;
      if (code === undefined || more.length > 0)
        refuseArguments('One letter: npm run lookback -- answered CODE --on DAY --channel CHANNEL');
      const channel = channels.filter((c) => c !== 'web').find((c) => c === values.channel);
      if (channel === undefined) refuseArguments('--channel: how the answer came, like post');
      const on = dayOf(values);
      const { deps } = await existing(name);
      const done = await recordAnswer(deps, name, { code, on, channel, reference: values.reference?.toUpperCase() });
      if (!done.ok)
        refuse(done.error === 'case.absent' ? `There is no case ${values.reference}.` : refusalOf(done.error));
      console.log(`${done.value.reference}${done.value.receipt ? `, due ${done.value.receipt.dueOn}` : ''}`);
      return;
    }
    case 'progress':
      console.log(JSON.stringify(progressOf((await existing(name)).open.drive), undefined, 2));
      return;
    case 'certificate': {
      const folder = givenFolder(values.out);
      const { deps, env } = await existing(name);
      if (env.ANCHOR_KEY === '') refuseArguments('ANCHOR_KEY: the KMS key that signs');
      const text = JSON.stringify(await certificate(deps, name));
      const signature = await createSigner(new KMSClient({}), env.ANCHOR_KEY).sign(text);
      const file = join(folder, `certificate-${name}.json`);
      writeFileSync(file, `${JSON.stringify({ certificate: text, signature }, undefined, 2)}\n`);
      console.log(JSON.stringify(JSON.parse(text), undefined, 2));
      console.log(`signed in ${file}`);
      return;
    }
    case 'verify': {
      const [file] = rest;
      if (file === undefined) refuseArguments('Which certificate? npm run lookback -- verify CERTIFICATE.json');
      const kept = givenAs(signedCertificate, readGivenJson(file), file);
      const given = values.key === undefined ? undefined : readGivenKey(values.key);
      const { deps, env } = connect();
      if (given === undefined && env.ANCHOR_KEY === '')
        refuseArguments('Say which key signed it: --key FILE or ANCHOR_KEY.');
      const pem = given ?? (await publicKey(new KMSClient({}), env.ANCHOR_KEY));
      if (!signatureCheck(pem)(kept.certificate, kept.signature)) refuse('the signature does not hold');
      const said = counted.parse(JSON.parse(kept.certificate));
      const entries = await deps.book.entries(said.drive);
      await openDrive(deps, said.drive);
      if (entries[said.log.seq - 1]?.hash !== said.log.hash) refuse('the log is not the one it was made of');
      console.log(`The signature holds, and the log of ${said.drive} is whole up to it and after it.`);
      return;
    }
    default:
      refuseArguments(usage);
  }
}

function connect() {
  const env = givenAs(environment, process.env, 'environment');
  const sealed = sealedDeps(env);
  const deps = {
    ...sealed,
    book: createLookBackBook(sealed.dynamo, { cases: env.CASES_TABLE, keys: env.KEYS_TABLE }),
    keyId,
    timeZone: env.BRAND.timeZone,
    brand: env.BRAND,
    policy: env.POLICY,
  };
  return { deps, env };
}

/** A drive nobody imported into has no letters, and a certificate of it would say that nobody ever asked. */
async function existing(name: string) {
  const { deps, env } = connect();
  const open = await recordBounces(deps, name);
  if (open.seq === 0) refuse(`There is no drive ${name}: npm run lookback -- import makes one.`);
  return { deps, env, open };
}

function dayOf({ on }: Given): string {
  if (on === undefined || !isLocalDate(on)) refuseArguments('--on wants a day like 2026-11-25');
  return on;
}
