import * as z from 'zod/mini';

/** An answer of the API read field by field; a missing field is a clear error. */
export interface Answer {
  fields<K extends string>(...names: K[]): Record<K, string>;
  record(name: string): Record<string, string>;
  list(name: string): readonly Answer[];
  child(name: string): Answer;
  caseFile(): z.infer<typeof caseFile>;
}

export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The status alone, for what should be refused. */
  try(path: string, body: unknown): Promise<number>;
}

const any = z.record(z.string(), z.unknown());
const caseFile = z.object({
  timeZone: z.string(),
  searches: any,
  matches: z.record(
    z.string(),
    z.object({
      id: z.string(),
      system: z.string(),
      account: z.string(),
      status: z.string(),
      basis: z.array(z.object({ kind: z.string(), exact: z.boolean() })),
    }),
  ),
  steps: z.record(
    z.string(),
    z.object({
      id: z.string(),
      match: z.string(),
      action: z.string(),
      outcome: z.string(),
      instrument: z.optional(z.string()),
    }),
  ),
  proposals: any,
  packages: z.record(z.string(), z.object({ id: z.string(), status: z.string() })),
});

/** Real HTTP calls, as a browser makes them. */
export function createClient(apiUrl: string, bearer?: string): Client {
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    await fetch(apiUrl + path, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const answered = async (what: string, response: Response) => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${what} was answered ${response.status}: ${text}`);
    return answer(what, JSON.parse(text));
  };
  return {
    get: async (path) => answered(`GET ${path}`, await call('GET', path)),
    post: async (path, body, headers) => answered(`POST ${path}`, await call('POST', path, body, headers)),
    try: async (path, body) => (await call('POST', path, body)).status,
  };
}

function answer(what: string, body: unknown): Answer {
  const object = any.parse(body);
  return {
    fields(...names) {
      return z
        .record(z.enum(names), z.string(`${what}: a field is missing`))
        .parse(Object.fromEntries(names.map((name) => [name, object[name]])));
    },
    record: (name) => z.record(z.string(), z.string()).parse(object[name]),
    list: (name) =>
      z
        .array(z.unknown())
        .parse(object[name])
        .map((one) => answer(what, one)),
    child: (name) => answer(what, object[name]),
    caseFile: () => caseFile.parse(object['file']),
  };
}
