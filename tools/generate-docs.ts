import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { actions, outcomes } from '../shared/domain/case/vocabulary.ts';
import { ladder } from '../shared/domain/deadline.ts';
import { accountFlags } from '../shared/schemas/account-flags.ts';
import { addedIdentifiers } from '../shared/schemas/added-identifiers.ts';
import { heldAccount } from '../shared/schemas/appeal-orders.ts';
import { codeBody, uploadBody } from '../shared/schemas/case-requests.ts';
import { caseView } from '../shared/schemas/case-view.ts';
import { caseEvent } from '../shared/schemas/commit.ts';
import { changeBody, contactOrders, linkBody, preferencesBody } from '../shared/schemas/contact-requests.ts';
import { deskOrders, previewBody, reportViewBody, viewBody } from '../shared/schemas/desk.ts';
import { keyIn } from '../shared/schemas/keyed-report.ts';
import { recipientOrders } from '../shared/schemas/recipients.ts';
import { report } from '../shared/schemas/report.ts';
import { bounds } from '../shared/schemas/report-details.ts';
import { deskUpload } from '../shared/schemas/request-orders.ts';
import { type Route, routes, toolScope } from '../shared/schemas/routes.ts';
import { systemOrders } from '../shared/schemas/systems.ts';
import { commerceApi } from './commerce-api.ts';
import { lawTable } from './law-table.ts';
import { paperParts } from './paper-parts.ts';

const lawHeld = lawTable();
const papers = paperParts();

/** Writes what is generated from the code: the API documents, the state page, the law's table, parts of papers. `--check` only says whether they are current. */
const documents: Readonly<Record<string, string>> = {
  'docs/api/openapi.json': `${JSON.stringify(openApi(), undefined, 2)}\n`,
  'docs/api/commerce-system.yaml': stringify(commerceApi(), {
    lineWidth: 120,
    blockQuote: 'literal',
    aliasDuplicateObjects: false,
  }),
  'docs/api/events/account-flags.v1.json': `${JSON.stringify({ title: 'Account flags', ...z.toJSONSchema(accountFlags, { target: 'draft-2020-12' }) }, undefined, 2)}\n`,
  'docs/state-machine.md': stateMachine(),
  'docs/law.md': lawHeld.text,
  ...papers.documents,
};

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
mkdirSync('docs/api/events', { recursive: true });
for (const [path, text] of Object.entries(documents)) {
  if (!values.check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not current: run npm run docs`);
    process.exitCode = 1;
  }
}
for (const fault of papers.faults) {
  console.error(fault);
  process.exitCode = 1;
}
if (lawHeld.unheld.length > 0) {
  console.error(`no test or story cites ${lawHeld.unheld.join(', ')}`);
  process.exitCode = 1;
}

function schema(of: z.core.$ZodType): unknown {
  return z.toJSONSchema(of, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-2020-12',
    override({ zodSchema, jsonSchema }) {
      const bound = bounds.get(zodSchema);
      if (bound) Object.assign(jsonSchema, { type: 'integer', ...bound });
    },
  });
}

function openApi() {
  const bodies: Readonly<Record<string, z.core.$ZodType>> = {
    report,
    'key-in': keyIn,
    'desk-evidence': deskUpload,
    evidence: uploadBody,
    code: z.object({}),
    'ask-again': addedIdentifiers,
    records: codeBody,
    ...deskOrders,
    ...recipientOrders,
    ...systemOrders,
    view: viewBody,
    'report-view': reportViewBody,
    appeals: heldAccount,
    preview: previewBody,
    ...contactOrders,
    'change-ask': changeBody,
    'change-confirm': codeBody,
    choose: preferencesBody,
    'link-ask': linkBody,
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
        tool: {
          type: 'oauth2',
          description: 'A program of the business; the token address is that of the staff pool (docs/front-line.md).',
          flows: {
            clientCredentials: { tokenUrl: '/oauth2/token', scopes: { [toolScope]: 'Open a case in one step.' } },
          },
        },
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
    route.id === 'report' || route.id === 'key-in'
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
    ...(route.who === 'public'
      ? { security: [] }
      : {
          security: [
            { [route.who === 'link' ? 'link' : 'staff']: [] },
            ...(route.tool === true ? [{ tool: [toolScope] }] : []),
          ],
        }),
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

function stateMachine(): string {
  const types = caseEvent._zod.def.options.flatMap((o) => [...(o._zod.def.shape.type._zod.values ?? [])].map(String));
  return `# A case, its tracks and its events

Generated by \`npm run docs\` from shared/domain and shared/schemas. Do not edit.

A case is \`none\` → \`open\` → \`closed\`. Inside an open case the tracks run beside each other:

| track | states |
|---|---|
| search, per system | running → ended, or running → parked → running |
| proof | wanted → verified |
| match | undecided → confirmed or rejected; rejected → undecided when more of hers is found on it; left-alone (an account she says is hers) |
| step, per match and action | ${outcomes.join(' · ')} |
| hold nobody has confirmed | held → warned at 48 h → renewed, or lapsed by 72 h |
| step of a match taken back | done → running (undo) → undone, the last first; a freeze by two people |
| member of staff whom the case is about, or close to | stands aside → let back, by an approver |
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
