import * as z from 'zod/mini';
import {
  actionAnswer,
  actionRequest,
  cardOnRecord,
  instrument,
  instrumentsAnswer,
  money,
  party,
  postalAddress,
  recordClass,
  recordsAnswer,
  searchAnswer,
  searchRequest,
  sourceRecord,
  systemProblem,
  tokenAnswer,
  trace,
} from '../shared/schemas/commerce-system.ts';
import { examples } from './commerce-api-examples.ts';

/** Everything that stands under `components/schemas`, by the schema that the http adapter itself parses with. */
export const published: Readonly<Record<string, z.core.$ZodType>> = {
  SearchRequest: searchRequest,
  SearchAnswer: searchAnswer,
  InstrumentsAnswer: instrumentsAnswer,
  ActionRequest: actionRequest,
  ActionAnswer: actionAnswer,
  RecordsAnswer: recordsAnswer,
  TokenAnswer: tokenAnswer,
  Problem: systemProblem,
  Instrument: instrument,
  Trace: trace,
  SourceRecord: sourceRecord,
  RecordClass: recordClass,
  PostalAddress: postalAddress,
  Money: money,
  CardOnRecord: cardOnRecord,
  Party: party,
};

const notes: Readonly<Record<string, string>> = {
  SearchRequest:
    'The victim’s own identifiers; it is the only thing ever searched with. Phones are E.164. An account is a candidate when any one of them stands anywhere on it: profile, application, orders, deliveries, payment methods, payments, support, changes.',
  SearchAnswer:
    'Every account with the identifiers found on it, as the system holds them. Account ids are opaque: no names, no addresses. A search that could not be finished is a 5xx, never a short list.',
  InstrumentsAnswer:
    'Every payment instrument on the account, whatever its state: the proof that only hers was touched.',
  ActionRequest:
    '`hold`, `remove`, `block` and what undoes them need `instrument`; refuse with `fingerprint-differs` when its id now stands for another card. `flag` and `unflag` need `flags`. `notice` needs `notice`: send these very words, in the holder’s language, under your own name, and add nothing; whoever answers goes to your customer service, which keys it in at the desk. `quiet` is always true: no other notice of yours reaches the account holder.',
  ActionAnswer:
    '`done`: it is so now. `not-found`: no such instrument on this account. `refused`: you will not; say why in a code. `unknown`: you cannot tell whether it happened. `preserve` adds a `snapshot` of the account as it stands.',
  RecordsAnswer:
    'Records of one class, only the fields below; others are dropped. `heldBy` instead of records names who holds them and when you asked. Website visits and other navigational data are no class and have no place here.',
  TokenAnswer:
    'The card behind a token of your hosted field. `proved`: the issuer confirmed expiry and code, so whoever typed it holds the card.',
  Problem: 'RFC 9457. Redress reads `code` alone.',
  Trace:
    'One identifier found. For a stored card give `instrument`, so that exactly this one can be removed, and the provider’s `fingerprint`. `place` says where it stands: a name at `profile` or `application` says that the account was opened in her name.',
  Money: 'In the minor unit of the currency: 100 is one dollar.',
  Party: 'The contact details given in this transaction.',
  SourceRecord:
    'One record as you keep it. Nothing is blanked out: names and addresses another person gave in it are owed to the victim. `traces` are the identifiers on this very record; they decide whose it is. A statement of several people’s transactions is cut to hers by the `traces` of its lines; without them, and where a note names another person’s card beside hers, a member of staff cuts it. On an account opened in her name a record with her name is hers, and one with nothing of hers is for a member of staff. No card numbers, ever.',
};

const description = `What a system of the business (shop, billing, accounts, a vendor's) answers to Redress. Five rules:

1. The same \`Idempotency-Key\` never does a change twice. A \`done\` is kept for 90 days and answered again with the
   same receipt; what changed nothing may be answered anew. The same key for another account, verb, instrument or
   flags is a 409 \`idempotency-key-reused\`.
2. Say \`unknown\`, or fail with 5xx, rather than guess. Nobody counts either as success; the same key is asked again.
3. Every change can be undone exactly: what was so before is so again, your own freezes and flags included.
4. \`quiet\` means that nothing you send tells the account holder.
5. A 404 \`not-found\` says that the account does not exist. Any other 404 is taken for a fault.

Time-out 8 s. 429, 5xx and broken connections are tried three times with jitter; \`Retry-After\` in seconds is kept to.
Test your side with \`test/contract/commerce-system.ts\`; \`docs/connectors.md\` says how.`;

/** The contract of `CommerceSystem` and `PaymentProvider` as OpenAPI 3.1, from the schemas the http adapter parses with. */
export function commerceApi() {
  const account = {
    name: 'account',
    in: 'path',
    required: true,
    description: 'Your opaque id, percent-encoded.',
    schema: { type: 'string' },
  };
  const cursor = {
    name: 'cursor',
    in: 'query',
    description: '`nextCursor` of the page before.',
    schema: { type: 'string' },
  };
  const noAccount = { '404': problem('`not-found`: no such account.') };
  const failures = {
    '401': problem('The token is wrong.'),
    '429': problem('Too many calls; with `Retry-After`.'),
    '5XX': problem('It is not known whether anything happened.'),
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Commerce system', version: '1', description },
    servers: [{ url: 'https://shop.example/redress', description: 'Yours; the registry keeps its address and token.' }],
    security: [{ token: [] }],
    tags: [
      { name: 'system', description: 'Shops, billing and account systems.' },
      { name: 'provider', description: 'The payment provider alone.' },
    ],
    paths: {
      '/v1/search': {
        post: {
          operationId: 'search',
          tags: ['system'],
          summary: 'Accounts on which an identifier of the victim stands.',
          description:
            'A POST, because identifiers are personal and addresses of requests are logged. It changes nothing.',
          requestBody: body('SearchRequest'),
          responses: { '200': answer('SearchAnswer', 'One page; all are fetched.'), ...failures },
        },
      },
      '/v1/accounts/{account}/instruments': {
        get: {
          operationId: 'listInstruments',
          tags: ['system'],
          summary: 'Every payment instrument with its state.',
          parameters: [account],
          responses: { '200': answer('InstrumentsAnswer', 'All of them.'), ...noAccount, ...failures },
        },
      },
      '/v1/accounts/{account}/actions': {
        post: {
          operationId: 'act',
          tags: ['system'],
          summary: 'One change, quiet to the account holder.',
          parameters: [
            account,
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description: 'The same for every try of one change.',
              schema: { type: 'string', minLength: 1, maxLength: 255 },
            },
          ],
          requestBody: body('ActionRequest'),
          responses: {
            '200': answer('ActionAnswer', 'What came of it.'),
            ...noAccount,
            '409': problem('Refused; `code` says why.'),
            '422': problem('The order makes no sense here; `code` says why. Counts as refused.'),
            ...failures,
          },
        },
      },
      '/v1/accounts/{account}/records': {
        get: {
          operationId: 'collect',
          tags: ['system'],
          summary: 'Records of one class, page by page.',
          parameters: [account, { name: 'class', in: 'query', required: true, schema: ref('RecordClass') }, cursor],
          responses: {
            '200': answer('RecordsAnswer', 'One page; none of the class is an empty list.'),
            ...noAccount,
            '409': problem('Refused; `code` says why.'),
            '422': problem('No such class or cursor.'),
            ...failures,
          },
        },
      },
      '/v1/tokens/{token}': {
        get: {
          operationId: 'resolveToken',
          tags: ['provider'],
          summary: 'The card behind a token of the hosted field. Never its number.',
          parameters: [{ name: 'token', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            '200': answer('TokenAnswer', 'The card.'),
            '404': problem('`not-found`: no such token.'),
            ...failures,
          },
        },
      },
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: schemas() },
  };
}

/** OpenAPI names dialect and schema by itself. */
const outsideOpenApi = new Set(['$schema', '$id']);

function schemas(): Readonly<Record<string, unknown>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(published)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    // zod marks what TypeScript may not write to; in OpenAPI the word means "never sent to the server".
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, schema]) => {
      const kept = Object.entries(schema).filter(([key]) => !outsideOpenApi.has(key));
      return [
        id,
        {
          ...(notes[id] === undefined ? {} : { description: notes[id] }),
          ...Object.fromEntries(kept),
          ...(examples[id] === undefined ? {} : { examples: [examples[id]] }),
        },
      ];
    }),
  );
}

function ref(id: string) {
  return { $ref: `#/components/schemas/${id}` };
}

function body(id: string) {
  return { required: true, content: { 'application/json': { schema: ref(id) } } };
}

function answer(id: string, text: string) {
  return { description: text, content: { 'application/json': { schema: ref(id) } } };
}

function problem(text: string) {
  return { description: text, content: { 'application/problem+json': { schema: ref('Problem') } } };
}
