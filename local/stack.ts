/** The embedded AWS: everything of the synthesised template, on loopback, in one call. What it does not do: README.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fromEpoch } from '../shared/domain/time.ts';
import { type DemoShop, startDemoShop } from './demo-shop/server.ts';
import { type BusEvent, localAccount, localRegion } from './endpoints/event-bus.ts';
import { listen } from './endpoints/http.ts';
import type { Ses } from './endpoints/ses/start-ses.ts';
import { atHome, createPages, settingsOf } from './pages.ts';
import { createRoot } from './root.ts';
import { createActivity } from './runtime/activity.ts';
import { type Bus, createBus } from './runtime/bus.ts';
import { createClock } from './runtime/clock.ts';
import { lockData } from './runtime/data-lock.ts';
import { startDynoxide } from './runtime/dynoxide.ts';
import { createEdge } from './runtime/edge.ts';
import { lambdaEnvironment, rerouted, serviceUrls, startEndpoints, throughOther } from './runtime/endpoints.ts';
import { freePort } from './runtime/free-port.ts';
import { createHttpApi, maximumPayload } from './runtime/http-api.ts';
import { createJwtAuthorizer } from './runtime/jwt-authorizer.ts';
import { createLambda, type Invocation, type Lambda } from './runtime/lambda.ts';
import { createLogs } from './runtime/logs.ts';
import { openPositions, readClockOffset, writeClockOffset } from './runtime/positions.ts';
import { issuerAt, playSignIn, playToolSignIn, startSignIn } from './runtime/sign-in.ts';
import { startSources } from './runtime/sources.ts';
import { startSqs } from './runtime/sqs.ts';
import type { StaffName } from './runtime/staff.ts';
import { createTime } from './runtime/time.ts';
import { seed, shopToken } from './seed.ts';
import { ensurePages, ensureSynthesised } from './synth.ts';
import type { FunctionModel, Model, QueueModel } from './template/model.ts';
import { readModel } from './template/read-model.ts';

export type StackOptions = {
  /** Port of pages and API; absent or 0: any free one. */
  readonly port?: number | undefined;
  /** Where state is kept. Default `.local`. */
  readonly dataDir?: string | undefined;
  /** A folder of its own, removed at the end. */
  readonly temporary?: boolean | undefined;
  /** Empties the data folder first. */
  readonly fresh?: boolean | undefined;
  /** Where a fresh stack's virtual time begins, milliseconds since 1970; a time that has passed is now. */
  readonly startAt?: number | undefined;
  /** A `cdk.out` to run as it is. Absent: the project's own, synthesised anew when sources are newer. */
  readonly assembly?: string | undefined;
  /** False: the project's `cdk.out` as it is. */
  readonly synth?: boolean | undefined;
  /** What stands between the functions and a service (a counter, a fault): takes the service's address, gives its own. */
  readonly through?: ((service: string, url: string) => Promise<string>) | undefined;
  /** Told of every message that buses and schedules put into a queue; what functions send goes `through`. */
  readonly heard?: ((queueArn: string, body: string) => void) | undefined;
};

export type Mail = Awaited<ReturnType<Ses['mails']>>[number];

export type Stack = {
  readonly url: string;
  readonly apiUrl: string;
  readonly model: Model;
  readonly clock: {
    /** Milliseconds since 1970. */
    now(): number;
    advanceTo(time: number): Promise<void>;
    /** In one stop, as if the stack had been off until then. */
    leapTo(time: number): Promise<void>;
  };
  idle(): Promise<void>;
  /** Oldest first, as of the last `idle()` or `advanceTo()`. */
  mails(): readonly Mail[];
  /** The access token of one of the local staff, by the real sign-in. */
  signIn(user: StaffName): Promise<string>;
  /** The access token of a program of the business that opens cases; `secret` stands for a wrong one. */
  signInTool(secret?: string): Promise<string>;
  readonly endpoints: Readonly<
    Record<'dynamodb' | 'sqs' | 's3' | 'ses' | 'scheduler' | 'kms' | 'eventbridge' | 'signIn', string>
  >;
  /** What our functions told on an event bus, oldest first. */
  announced(): readonly BusEvent[];
  /** By its full name or its folder's, `accept-report`. */
  env(functionName: string): Readonly<Record<string, string>>;
  readonly shop: DemoShop;
  invoke(functionName: string, event: unknown): Promise<Invocation>;
  /** The last lines a function printed. */
  logs(functionName: string): readonly string[];
  depths(): Promise<readonly { readonly queue: QueueModel; readonly waiting: number; readonly flying: number }[]>;
  close(): Promise<void>;
};

const root = fileURLToPath(new URL('..', import.meta.url));
/** Environments per function: enough to see races, few enough for two cores. */
const maximumThreads = 2;
/** Milliseconds. */
const closingPatience = 5000;

/** @throws one sentence when something is missing, taken or wrong; whatever had started is ended. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const one of closers.splice(0).toReversed()) await one();
  };
  try {
    return await start(options, (closer) => closers.push(closer), close);
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function start(
  options: StackOptions,
  opened: (close: () => unknown) => void,
  close: () => Promise<void>,
): Promise<Stack> {
  const [major] = process.versions.node.split('.').map(Number);
  if ((major ?? 0) < 24) {
    throw new Error(
      `Node ${process.versions.node} is too old: the handlers run on Node 24. Use \`npm start\` and \`npm run\`, which bring it.`,
    );
  }
  if (options.assembly === undefined && options.synth !== false) {
    await ensureSynthesised(root);
    await ensurePages(root);
  }
  const dataDir =
    options.temporary === true
      ? mkdtempSync(join(tmpdir(), 'redress-'))
      : resolve(options.dataDir ?? join(root, '.local'));
  if (options.temporary === true) opened(() => rmSync(dataDir, { recursive: true, force: true }));
  const lock = lockData(dataDir);
  opened(lock.release);
  if (options.fresh === true) lock.emptyFolder();

  const clock = createClock(readClockOffset(dataDir));
  if (options.startAt !== undefined) clock.jumpTo(options.startAt);
  const activity = createActivity();
  const logs = createLogs(join(dataDir, 'logs'));
  opened(logs.close);
  const onFault = (what: string, fault: unknown) => console.error(`local stack: ${what}`, fault);

  const sqs = await startSqs(options.heard);
  opened(sqs.close);
  const signInPort = await freePort();
  const port = options.port === undefined || options.port === 0 ? await freePort() : options.port;
  const synthesised = readModel(options.assembly ?? join(root, 'cdk.out'), {
    account: localAccount,
    region: localRegion,
    sqsUrl: sqs.url,
    issuer: issuerAt(signInPort),
  });
  const model = atHome(synthesised, `http://127.0.0.1:${port}`);
  const dynamo = await startDynoxide(dataDir);
  opened(dynamo.close);
  lock.noteDynamo(dynamo.pid);
  await dynamo.ensureTables(model.tables);
  await sqs.ensureQueues(model.queues);

  // Events and schedules may come as soon as an endpoint stands; whoever takes them is made a few lines below.
  const ready = Promise.withResolvers<Bus>();
  const endpoints = await startEndpoints({
    model,
    dataDir,
    clock,
    sqs,
    opened,
    onEvent: async (event, on) => (await ready.promise).put(event, on),
    deliver: async (arn, input) => (await ready.promise).deliver(arn, input),
  });
  const signIn = await startSignIn({
    port: signInPort,
    clients: model.clients,
    tools: model.tools,
    dataDir,
    clock,
    logs,
  });
  opened(signIn.close);
  const shop = await startDemoShop({ dataDir: join(dataDir, 'demo-shop'), clock, token: shopToken });
  opened(shop.close);
  const services = serviceUrls(endpoints, dynamo, sqs);
  const between = await Promise.all(
    Object.entries({ ...services, shop: shop.url }).map(
      async ([name, url]) => [url, (await options.through?.(name, url)) ?? url] as const,
    ),
  );
  const bases = {
    shopBaseUrl: throughOther(shop.shopBaseUrl, between),
    billingBaseUrl: throughOther(shop.billingBaseUrl, between),
    providerBaseUrl: throughOther(shop.providerBaseUrl, between),
  };
  await seed(model, { dynamo: dynamo.client, kms: endpoints.kmsClient }, bases);
  // The demo shop is the payment provider, so the stage has its field.
  const cardField = `${shop.url}/pay/field`;
  const environment = (one: FunctionModel) => ({
    ...rerouted(lambdaEnvironment(one, services), between),
    ...('CARD_FIELD' in one.environment ? { CARD_FIELD: cardField } : {}),
  });
  const lambda: Lambda = createLambda({
    functions: model.functions,
    environment,
    clock,
    logs,
    activity,
    maximumThreads,
    compiled: join(root, 'node_modules', '.cache', 'redress-handlers'),
  });
  opened(lambda.close);
  const bus = createBus({ rules: model.rules, functions: model.functions, sqs, lambda, clock, activity, onFault });
  ready.resolve(bus);
  const sources = await startSources({
    model,
    dynamo,
    positions: openPositions(dataDir),
    maximumThreads,
    common: { lambda, clock, activity, sqs, onFault },
  });
  opened(sources.close);
  const keepClock = () => writeClockOffset(dataDir, clock.offset());
  const time = createTime({
    ...sources,
    clock,
    activity,
    sqs,
    bus,
    scheduler: endpoints.scheduler,
    onFault,
    onStop: keepClock,
  });
  opened(time.close);

  let mails: readonly Mail[] = [];
  const readMails = async () => {
    mails = (await endpoints.ses.mails()).toReversed();
  };
  const named = (name: string): FunctionModel => {
    const found = model.functions.find((one) => one.name === name || one.name.endsWith(`-${name}`));
    if (found === undefined) throw new Error(`no function ${name} is in the template`);
    return found;
  };
  const stack: Omit<Stack, 'url' | 'apiUrl'> = {
    model,
    clock: {
      now: clock.now,
      async leapTo(to) {
        await time.leapTo(to);
        await readMails();
      },
      async advanceTo(to) {
        await time.advanceTo(to);
        await readMails();
      },
    },
    async idle() {
      await time.idle();
      await readMails();
    },
    mails: () => mails,
    async signIn(user) {
      const [client] = model.clients;
      if (client === undefined) throw new Error('the template has no user pool client to sign in to');
      return (await playSignIn(signIn.issuer, client, user)).access_token;
    },
    async signInTool(secret = signIn.toolSecret) {
      const [tool] = model.tools;
      if (tool === undefined) throw new Error('the template has no client for a program');
      return await playToolSignIn(signIn.issuer, tool, secret);
    },
    endpoints: { ...services, signIn: signIn.issuer },
    announced: () => endpoints.eventBridge.taken().map((t) => t.event),
    env: (name) => environment(named(name)),
    shop,
    invoke: (name, event) => lambda.invoke(named(name).arn, event),
    logs: (name) => logs.lines(model.functions.find((one) => one.name.endsWith(`-${name}`))?.name ?? name),
    depths: () => Promise.all(model.queues.map(async (queue) => ({ queue, ...(await sqs.depth(queue)) }))),
    close,
  };
  const [api] = model.apis;
  const serveApi =
    api === undefined
      ? undefined
      : createEdge(model.edges[0], createHttpApi(api, { lambda, authorize: createJwtAuthorizer(clock), clock }));
  const settings = settingsOf(model);
  const pages =
    settings === undefined
      ? undefined
      : createPages(
          root,
          {
            ...settings,
            cardField,
            signIn: { url: signIn.issuer, client: model.clients[0]?.id ?? '' },
          },
          { upload: endpoints.s3.url, now: () => fromEpoch(clock.now()) },
        );
  const served = await listen(createRoot({ stack, api: serveApi, pages, projectRoot: root }), {
    port,
    maxBody: maximumPayload + 1024 * 1024,
  }).catch((fault: unknown) => {
    const isTaken = fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';
    throw isTaken ? new Error(`Port ${options.port} of 127.0.0.1 is taken: choose another with --port.`) : fault;
  });
  opened(served.close);
  // Closing begins here: what runs may end well. What does not is owed still, and the sweep of the next start finds it.
  opened(() => Promise.race([time.idle().catch(() => undefined), pause(closingPatience, undefined, { ref: false })]));
  // What a stack that was switched off owes, and what a mail service that was not would still have told it.
  await endpoints.ses.tellAgain(clock.now() - 3_600_000);
  await bus.fireAll();
  return { ...stack, url: served.url, apiUrl: `${served.url}/api` };
}
