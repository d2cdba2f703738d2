import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorFacts } from '../../../shared/lambda/log.ts';

const word = 'QZVKW-secret';

/** Where a secret leaves its wrapper, and what for. Anywhere else it stays one. */
const edges = [
  'shared/adapters/http-connector/send.ts', // the Authorization header to the business's own system
  'shared/adapters/kms/vault.ts', // derives the keys of a case
  'shared/adapters/registry/put-system.ts', // to KMS, to be sealed
  'shared/lambda/edge.ts', // held against CloudFront's header; keys the digests of limits
  'shared/usecases/one-time-code.ts', // sealed for its mail, committed for the log
  'shared/usecases/private-link.ts', // the address in her mail; digests and comparison
];

describe('T14 G12: an error in the log', () => {
  const said = (message: string) => {
    class ValidationException extends Error {
      override name = 'ValidationException';
    }
    return errorFacts(new ValidationException(message));
  };

  it.each([
    ['on one line', `Value ${word} failed`],
    ['on many lines', `Values\n${word}\n${word}\nfailed`],
    ['on a line that looks like the stack', `Values\n    at ${word} (file.ts:1:1)\n    at ${word}:1:1`],
  ])('says where it came up, and nothing of what was said %s', (_, message) => {
    expect(said(message)).toMatch(/^ValidationException at .*secret\.test\.ts:\d+:\d+/u);
    expect(said(message)).not.toContain(word);
  });

  it('nor when the message was changed after it came up', () => {
    const error = new Error(`Values\n${word}\nfailed`);
    error.message = 'short';
    expect(errorFacts(error)).not.toContain(word);
  });
});

describe('T14: a secret', () => {
  it('is revealed at the edges named here and nowhere else', () => {
    const files = execFileSync('git', ['ls-files', 'shared', 'functions', 'local', 'tools', 'web'], {
      encoding: 'utf8',
    })
      .split('\n')
      .filter((file) => /\.tsx?$/u.test(file) && file !== 'shared/domain/secret.ts');
    const revealing = files.filter((file) => readFileSync(file, 'utf8').includes('.reveal('));
    console.log(`figure T14: secrets are revealed in ${revealing.length} of ${files.length} files`);
    expect(revealing).toEqual(edges);
  });
});
