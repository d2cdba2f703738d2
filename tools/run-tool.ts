/**
 * How every tool of this folder ends: with its own word, or with one sentence about what stood in the way and no stack trace. Exit 1: it could not be done;
 * exit 2: it was called wrongly. Only a mistake of ours shows where it was made.
 */
import { createPublicKey } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import * as z from 'zod/mini';

class Refusal extends Error {
  readonly exitCode: 1 | 2;
  constructor(sentence: string, exitCode: 1 | 2) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** It cannot be done, as things are. */
export function refuse(sentence: string): never {
  throw new Refusal(sentence, 1);
}

/** It was asked for wrongly: nothing was tried. */
export function refuseArguments(sentence: string): never {
  throw new Refusal(sentence, 2);
}

interface Tool<T extends ParseArgsConfig> {
  readonly usage: string;
  /** As `parseArgs` of Node takes it. */
  readonly takes: T;
  /** Names in the environment that a fault of AWS may come from. */
  readonly settings?: readonly string[];
}

export async function runTool<T extends ParseArgsConfig>(
  { usage, takes, settings = [] }: Tool<T>,
  main: (given: ReturnType<typeof parseArgs<T>>) => Promise<void> | void,
): Promise<void> {
  try {
    if (process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h')) console.log(usage);
    else await main(parseArgs(takes));
  } catch (fault) {
    const { sentence, exitCode } = told(fault, settings);
    console.error(sentence);
    process.exitCode = exitCode;
  }
}

function told(fault: unknown, settings: readonly string[]): { readonly sentence: string; readonly exitCode: 1 | 2 } {
  if (fault instanceof Refusal) return { sentence: fault.message, exitCode: fault.exitCode };
  if (!(fault instanceof Error)) return { sentence: String(fault), exitCode: 1 };
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  if (code.startsWith('ERR_PARSE_ARGS'))
    return { sentence: `${fault.message.split(/\n|\. /u)[0]}. --help says what there is.`, exitCode: 2 };
  const sentence = aboutFile(fault, code) ?? aboutAws(fault, code, settings) ?? isOurs(fault) ?? fault.message;
  return { sentence, exitCode: 1 };
}

function aboutFile(fault: Error, code: string): string | undefined {
  const path = 'path' in fault && typeof fault.path === 'string' ? fault.path : '';
  if (path === '') return undefined;
  if (code === 'ENOENT') return `There is no ${path}.`;
  if (code === 'EISDIR') return `${path} is a folder, not a file.`;
  if (code === 'EEXIST' || code === 'ENOTDIR') return `${path}: a file stands where a folder is wanted.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${path} may not be read or written.`;
  return undefined;
}

/** By the names the SDK gives; a service's own sentence is kept where it says more than the name. */
function aboutAws(fault: Error, code: string, settings: readonly string[]): string | undefined {
  const what = awsSentence(fault, code);
  if (what === undefined) return undefined;
  const given = [...settings, 'AWS_REGION']
    .map((name) => `${name} ${process.env[name] ? `is ${process.env[name]}` : 'is not set'}`)
    .join(', ');
  return `${what} ${given}.`;
}

function awsSentence(fault: Error, code: string): string | undefined {
  if (
    ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', 'EAI_AGAIN'].includes(code) ||
    // Playwright has one of the same name, about a page.
    (fault.name === 'TimeoutError' && '$metadata' in fault)
  )
    return `AWS cannot be reached (${[code || fault.name, ...addressOf(fault)].join(' ')}).`;
  if (fault.message.startsWith('Region is missing')) return 'Say in which region: set AWS_REGION.';
  switch (fault.name) {
    case 'CredentialsProviderError':
      return 'There are no credentials for AWS: sign in, or set AWS_PROFILE.';
    case 'ResourceNotFoundException':
      return 'There is no such table in this account and region.';
    case 'NoSuchBucket':
      return 'There is no such bucket in this account and region.';
    case 'NotFoundException':
      return 'There is no such key in this account and region.';
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return 'The credentials for AWS are too old: sign in again.';
    case 'AccessDenied':
    case 'AccessDeniedException':
    case 'InvalidSignatureException':
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
      return `AWS does not allow it: ${fault.message.replace(/\.?$/u, '.')}`;
    default:
      // What else a service of AWS says bears this.
      return '$metadata' in fault ? `AWS says ${fault.name}: ${fault.message.replace(/\.?$/u, '.')}` : undefined;
  }
}

function addressOf(fault: Error): readonly string[] {
  const one: unknown = fault instanceof AggregateError ? fault.errors[0] : fault;
  if (!(one instanceof Error)) return [];
  if ('address' in one && 'port' in one) return [`${String(one.address)}:${String(one.port)}`];
  return 'hostname' in one ? [String(one.hostname)] : [];
}

function isOurs(fault: Error): string | undefined {
  return fault instanceof TypeError || fault instanceof ReferenceError || fault instanceof RangeError
    ? fault.stack
    : undefined;
}

/** A file somebody named. */
export function readGiven(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) refuseArguments(`There is no file ${file}.`);
  if (found.isDirectory()) refuseArguments(`${file} is a folder, not a file.`);
  return readFileSync(file, 'utf8');
}

export function readGivenJson(file: string): unknown {
  const text = readGiven(file);
  try {
    return JSON.parse(text);
  } catch (fault) {
    return refuseArguments(
      `${file} is not JSON: ${fault instanceof Error ? fault.message.replace(/\s+/gu, ' ') : ''}.`,
    );
  }
}

/** PEM of a public key. */
export function readGivenKey(file: string): string {
  const pem = readGiven(file);
  try {
    createPublicKey(pem);
    return pem;
  } catch {
    return refuseArguments(`${file} holds no public key as PEM.`);
  }
}

/** A folder to write into, made when it is not there. */
export function givenFolder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false)
    refuseArguments(`${path} is a file. Name a folder.`);
  mkdirSync(path, { recursive: true });
  return path;
}

/** `--rounds 25`: a whole number from 1 on. */
export function givenCount(option: string, value: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(value)) refuseArguments(`--${option} wants a whole number from 1 on, not ${value}.`);
  return Number(value);
}

/** What a file or the environment holds, or a line for each thing that is wrong with it. `where`: what is read. */
export function givenAs<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.output<Schema> {
  const read = z.safeParse(schema, value);
  if (read.success) return read.data;
  return refuseArguments(
    read.error.issues
      .map((issue) => [where, issue.path.join('.'), issueSentence(issue)].filter((part) => part !== '').join(': '))
      .join('\n'),
  );
}

function issueSentence(issue: z.core.$ZodIssue): string {
  // zod/mini has no words of its own; what is not its bare default is a sentence of ours.
  if (issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `is missing, or is not ${issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`}`;
    case 'invalid_value':
      return `is one of ${issue.values.join(', ')}`;
    case 'too_small':
      return `is at least ${issue.minimum}`;
    case 'too_big':
      return `is at most ${issue.maximum}`;
    case 'invalid_format':
      return `does not have the form ${issue.pattern ?? issue.format}`;
    case 'unrecognized_keys':
      return `${issue.keys.join(', ')}: nobody asks for this`;
    default:
      return 'is not right';
  }
}
