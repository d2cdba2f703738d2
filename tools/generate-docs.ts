import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { actions, outcomes } from '../shared/domain/case/events.ts';
import { ladder } from '../shared/domain/deadline.ts';
import { recordClasses } from '../shared/domain/records.ts';
import { codeBody, uploadBody } from '../shared/schemas/case-requests.ts';
import { caseView } from '../shared/schemas/case-view.ts';
import {
  actionAnswer,
  actionRequest,
  instrumentsAnswer,
  recordsAnswer,
  searchAnswer,
  searchRequest,
  tokenAnswer,
} from '../shared/schemas/commerce-system.ts';
import { caseEvent } from '../shared/schemas/commit.ts';
import { deskOrders } from '../shared/schemas/desk.ts';
import { report } from '../shared/schemas/report.ts';
import { type Route, routes } from '../shared/schemas/routes.ts';

/** Writes what is generated from the code: the API documents and the state page. `--check` only says whether they are current. */
const documents: Readonly<Record<string, string>> = {
  'docs/api/openapi.json': `${JSON.stringify(openApi(), undefined, 2)}\n`,
  'docs/api/commerce-system.yaml': stringify(commerceApi(), { lineWidth: 120 }),
  'docs/state-machine.md': stateMachine(),
};

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
mkdirSync('docs/api', { recursive: true });
for (const [path, text] of Object.entries(documents)) {
  if (!values.check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not current: run npm run docs`);
    process.exitCode = 1;
  }
}

function schema(of: z.core.$ZodType): unknown {
  return z.toJSONSchema(of, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });
}

function openApi() {
  const bodies: Readonly<Record<string, z.core.$ZodType>> = {
    report,
    evidence: uploadBody,
    code: z.object({}),
    records: codeBody,
    ...deskOrders,
  };
  const answers: Readonly<Record<string, z.core.$ZodType>> = { status: caseView };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes)
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(route, bodies[route.id], answers[route.id]),
    };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Redress',
      version: '1',
      description: 'The 609(e) desk. Errors are RFC 9457 problems with a stable `code`.',
    },
    paths,
    components: {
      securitySchemes: {
        link: { type: 'http', scheme: 'bearer', description: 'The token of the private link.' },
        staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

function operation(route: Route, body: z.core.$ZodType | undefined, answer: z.core.$ZodType | undefined) {
  const params = [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const key =
    route.id === 'report'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', pattern: '^[\\w-]{16,64}$' },
          },
        ]
      : [];
  const roles = Array.isArray(route.who) ? ` Roles: ${route.who.join(', ')}.` : '';
  return {
    operationId: route.id,
    summary: route.summary,
    description: `Served by ${route.function}.${roles}`,
    ...(route.who === 'public' ? { security: [] } : { security: [{ [route.who === 'link' ? 'link' : 'staff']: [] }] }),
    ...(params.length + key.length > 0 ? { parameters: [...params, ...key] } : {}),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schema(body) } } } }),
    responses: {
      '2XX': {
        description: 'Done.',
        ...(answer === undefined ? {} : { content: { 'application/json': { schema: schema(answer) } } }),
      },
      default: {
        description: 'A problem.',
        content: {
          'application/problem+json': { schema: { type: 'object', required: ['type', 'title', 'status', 'code'] } },
        },
      },
    },
  };
}

function commerceApi() {
  const json = (of: z.core.$ZodType) => ({
    description: 'Answer.',
    content: { 'application/json': { schema: schema(of) } },
  });
  const body = (of: z.core.$ZodType) => ({ required: true, content: { 'application/json': { schema: schema(of) } } });
  const account = { name: 'account', in: 'path', required: true, schema: { type: 'string' } };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Commerce system',
      version: '1',
      description:
        'What a system of the business answers to Redress. Answer `unknown` rather than guess; the same Idempotency-Key never does a change twice.',
    },
    security: [{ token: [] }],
    paths: {
      '/v1/search': {
        post: {
          summary: 'Accounts on which an identifier of the victim stands (never searched by an account holder’s name).',
          requestBody: body(searchRequest),
          responses: { '200': json(searchAnswer) },
        },
      },
      '/v1/accounts/{account}/instruments': {
        get: {
          summary: 'Every payment instrument with its state.',
          parameters: [account],
          responses: { '200': json(instrumentsAnswer), '404': { description: 'No such account.' } },
        },
      },
      '/v1/accounts/{account}/actions': {
        post: {
          summary: 'One change, quiet to the account holder.',
          parameters: [account, { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } }],
          requestBody: body(actionRequest),
          responses: {
            '200': json(actionAnswer),
            '404': { description: 'No such account or instrument.' },
            '409': { description: 'Refused.' },
          },
        },
      },
      '/v1/accounts/{account}/records': {
        get: {
          summary: 'Records of one class, page by page.',
          parameters: [
            account,
            { name: 'class', in: 'query', required: true, schema: { enum: [...recordClasses] } },
            { name: 'cursor', in: 'query', schema: { type: 'string' } },
          ],
          responses: { '200': json(recordsAnswer) },
        },
      },
      '/v1/tokens/{token}': {
        get: {
          summary: 'Payment provider only: the card behind a token of its hosted field.',
          responses: { '200': json(tokenAnswer), '404': { description: 'No such token.' } },
        },
      },
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function stateMachine(): string {
  const types = caseEvent._zod.def.options.map((o) => [...(o._zod.def.shape.type._zod.values ?? [])].join(''));
  return `# A case, its tracks and its events

Generated by \`npm run docs\` from shared/domain and shared/schemas. Do not edit.

A case is \`none\` → \`open\` → \`closed\`. Inside an open case the tracks run beside each other:

| track | states |
|---|---|
| search, per system | running → ended, or running → parked → running |
| proof | wanted → verified |
| match | undecided → confirmed or rejected; left-alone (an account she says is hers) |
| step, per match and action | ${outcomes.join(' · ')} |
| proposal (four eyes) | open → approved or returned |
| package | ordered → built → released |
| mail | owed → claimed → sent → delivered or bounced |
| reminder, per request and day | made → fired → acknowledged |

Actions: ${actions.join(', ')}. Reminder days: ${ladder.join(', ')}, then every day.

\`\`\`mermaid
stateDiagram-v2
  direction LR
  [*] --> preserve : match confirmed
  preserve --> hold : preserved
  preserve --> collect : preserved
  hold --> remove : all searches ended and proof recorded
  remove --> block
  preserve --> flag : all searches ended and proof recorded
  preserve --> freeze : two people
  freeze --> stop_orders
  collect --> package : all that waits for nobody is settled
  package --> released : two people
  released --> [*]
\`\`\`

## Events

${types.map((t) => `- \`${t}\``).join('\n')}
`;
}
