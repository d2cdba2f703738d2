import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folders = ['shared', 'functions', 'web'] as const;
const source = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') })),
);
/** Files that hold it; what runs in Lambda and in the pages is all there is to search. */
const holding = (what: RegExp) => source.filter(({ text }) => what.test(text)).map(({ path }) => path);
const modules = (names: string) => new RegExp(`from '(?:${names})'`, 'u');

const never = [
  ['1.2.4', 'speaks no query language made of text', /\b(?:execute|batchExecute)(?:Statement|Transaction)|PartiQL/iu],
  ['1.3.3', 'evaluates nothing', /\beval\(|new Function\(|from 'node:vm'|set(?:Timeout|Interval)\(['"`]/u],
  ['1.5.2', 'has no deserialiser that makes objects', modules('node:v8|.*serialize.*|.*yaml.*')],
  ['3.3.1', 'sets and reads no cookie', /set-cookie|document\.cookie|cookieStore/iu],
  ['6.4.2', 'asks for no password and no hint of one', /type="password"|autocomplete="[a-z]+-password"/u],
  ['12.3.3', 'never turns off the verification of certificates', /rejectUnauthorized|NODE_TLS|checkServerIdentity/u],
] as const;

describe('ASVS: what our code never does, and what it does in one place only', () => {
  it('there is something to search', () => {
    expect(source.length).toBeGreaterThan(400);
  });

  it.each(never)('ASVS %s: it %s', (_, __, pattern) => {
    expect(holding(pattern)).toEqual([]);
  });

  it('ASVS 11.2.1: encryption, keys and commitments are made in one file, by the library of the platform', () => {
    expect(holding(/create(?:Cipher|Decipher)iv|hkdf|scrypt|pbkdf2|subtle\.(?:en|de)crypt/u)).toEqual([
      'shared/adapters/kms/vault.ts',
    ]);
    expect(holding(modules('.*(?:crypto-js|node-forge|tweetnacl|sjcl|bcrypt).*'))).toEqual([]);
  });

  it('ASVS 11.2.3: no digest, cipher or chance weaker than 128 bits decides anything', () => {
    const named = source.flatMap(({ text }) =>
      [...text.matchAll(/(?:create(?:Hash|Hmac|Cipheriv|Decipheriv)|hkdfSync|subtle\.digest)\('([\w-]+)'/gu)].map(
        ([, name]) => name,
      ),
    );
    expect([...new Set(named.map((name) => name?.toLowerCase()))].toSorted()).toEqual([
      'aes-256-gcm',
      'sha-256',
      'sha256',
    ]);
    // How long a writer waits before the next try.
    expect(holding(/Math\.random/u)).toEqual(['shared/adapters/system/edges.ts']);
  });

  it('ASVS 13.2.4: a connection of our own goes out of one file, to the systems of the registry', () => {
    expect(
      holding(/from 'node:(?:https?|http2|net|tls|dgram)'|from 'undici'|\bfetch\(/u).filter(
        (path) => !path.startsWith('web/'),
      ),
    ).toEqual(['shared/adapters/http-connector/send.ts']);
  });
});
