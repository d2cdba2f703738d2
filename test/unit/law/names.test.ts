import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/** A field with one of these in its name could hold the name of a person. */
const couldHoldAName =
  /name|holder|given|family|middle|surname|who|person|suspect|thief|owner|callMe|signature|signed/iu;

/** Whose name each may hold. A field that is not here does not exist. */
const allowed: Readonly<Record<string, string>> = {
  'report name': 'hers',
  'report name.given': 'hers',
  'report name.middle': 'hers',
  'report name.family': 'hers',
  'report callMe': 'hers',
  'report signature': 'of whoever signs',
  'report requester.name': 'of whoever asks for her',
  'report officer.name': 'of the officer she names',
  'key-in report.name': 'hers',
  'key-in report.name.given': 'hers',
  'key-in report.name.middle': 'hers',
  'key-in report.name.family': 'hers',
  'key-in report.callMe': 'hers',
  'key-in report.signature': 'of whoever signed',
  'key-in report.requester.name': 'of whoever asks for her',
  'key-in report.officer.name': 'of the officer she names',
  'ask-again names': 'hers',
  'identifiers names': 'hers',
  'change-ask contact.name': 'of the officer or agency she adds',
  'recipient-add contact.name': 'of the officer or agency she adds',
  'recipient-move contact.name': 'of the officer or agency she adds',
  'assign owner': 'the staff id of who has the case',
  'search identifiers.names': 'hers, to search by',
};

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };
}
interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: unknown;
}

const ours = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as Api;
const systems = parse(readFileSync('docs/api/commerce-system.yaml', 'utf8')) as Api;

/** Paths of every property of a schema, lists and choices left out of the path. */
function fields(schema: unknown, api: Api, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('$ref' in schema) {
    const found = String(schema.$ref)
      .split('/')
      .slice(1)
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], api);
    return fields(found, api, path);
  }
  return Object.entries(schema).flatMap(([key, inner]) =>
    key === 'properties'
      ? Object.entries(inner as object).flatMap(([name, of]) => {
          const here = path === '' ? name : `${path}.${name}`;
          return [here, ...fields(of, api, here)];
        })
      : fields(inner, api, path),
  );
}

function asked(api: Api): readonly string[] {
  return Object.values(api.paths).flatMap((path) =>
    Object.values(path).flatMap((operation) =>
      Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
        fields(schema, api).map((field) => `${operation.operationId} ${field}`),
      ),
    ),
  );
}

describe('L2: nothing that is sent to Redress, and nothing Redress sends to a system, has room for the account holder’s name', () => {
  const all = [...new Set([...asked(ours), ...asked(systems)])];

  it('L2: every field that could hold a name is on the list of whose it is, and the list has no other', () => {
    // What an account has on record is copied by hand from that account into the records she is owed (L29); nobody is asked for it.
    const suspicious = all.filter(
      (f) => couldHoldAName.test(f.split('.').at(-1) ?? '') && !f.startsWith('records-by-hand '),
    );
    expect(suspicious.filter((f) => allowed[f] === undefined)).toEqual([]);
    expect(Object.keys(allowed).filter((f) => !all.includes(f))).toEqual([]);
  });

  it('L2: the walk sees inside lists, choices and parts', () => {
    expect(all.length).toBeGreaterThan(150);
    expect(all).toContain('key-in report.addresses.lines');
    expect(all).toContain('records-by-hand classes.records.applicant.name');
  });
});
