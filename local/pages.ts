/** The built pages, filled with the business of the template and sent with the headers CloudFront sends. */
import { readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { Instant } from '../shared/domain/time.ts';
import { brandSchema, policySchema } from '../shared/schemas/environment.ts';
import { brandFiles } from '../tools/brand-files.ts';
import { fillPage, type PageSettings } from '../web/fill-pages.ts';
import {
  cacheControl,
  contentTypes,
  pageHeaders,
  staffHeaders,
  tokenEndpoint,
  viewerHeaders,
} from '../web/page-headers.ts';
import type { Answer, Inbound } from './endpoints/http.ts';
import type { Model } from './template/model.ts';

/** What the template was synthesised with; undefined for a template without our pages. */
export function settingsOf(model: Model): Pick<PageSettings, 'brand' | 'policy'> | undefined {
  const environment = model.functions.find(({ name }) => name.endsWith('-accept-report'))?.environment ?? {};
  const { BRAND, POLICY } = environment;
  if (BRAND === undefined || POLICY === undefined) return undefined;
  return { brand: brandSchema.parse(JSON.parse(BRAND)), policy: policySchema.parse(JSON.parse(POLICY)) };
}

/**
 * The template as if the business's site were this machine: private links, mails and the upload bucket's CORS rule name it. Throws nothing; a
 * template without a brand stays as it is.
 */
export function atHome(model: Model, site: string): Model {
  const own = settingsOf(model)?.brand.site;
  if (own === undefined) return model;
  const moved = (text: string) => text.replaceAll(own, site);
  return {
    ...model,
    functions: model.functions.map((one) => ({
      ...one,
      environment: Object.fromEntries(Object.entries(one.environment).map(([name, value]) => [name, moved(value)])),
    })),
    clients: model.clients.map((client) => ({
      ...client,
      callbacks: client.callbacks.map(moved),
      logouts: client.logouts.map(moved),
    })),
    buckets: model.buckets.map((bucket) => ({
      ...bucket,
      cors: bucket.cors.map((rule) => ({ ...rule, allowedOrigins: rule.allowedOrigins.map(moved) })),
    })),
  };
}

/** Answers what dist/web has, and what is made for this business beside it; undefined for anything else. */
export function createPages(
  root: string,
  settings: PageSettings,
  { now, ...origins }: { readonly upload: string; readonly now: () => Instant },
): (request: Inbound) => Promise<Answer> | Answer | undefined {
  const folder = join(root, 'dist', 'web');
  const cardField = settings.cardField === undefined ? undefined : new URL(settings.cardField).origin;
  const headers = pageHeaders({ ...origins, cardField });
  const forStaff =
    settings.signIn === undefined ? headers : staffHeaders({ ...origins, token: tokenEndpoint(settings.signIn.url) });
  const forViewer = viewerHeaders();
  const others = brandFiles(settings, now);
  const answer = (path: string, name: string, body: string | Buffer): Answer => ({
    status: 200,
    headers: {
      ...(path.startsWith('/staff/') ? forStaff : path.startsWith('/viewer/') ? forViewer : headers),
      'content-type': contentTypes[extname(name)] ?? '',
      'cache-control': cacheControl(path),
    },
    body,
  });
  return ({ path }) => {
    const made = others.get(path);
    if (made !== undefined) return made().then((body) => answer(path, path, Buffer.from(body)));
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const file = normalize(join(folder, name));
    if (
      contentTypes[extname(name)] === undefined ||
      !file.startsWith(folder) ||
      statSync(file, { throwIfNoEntry: false })?.isFile() !== true
    )
      return undefined;
    const body = readFileSync(file);
    return answer(path, name, extname(name) === '.html' ? fillPage(body.toString(), settings) : body);
  };
}
