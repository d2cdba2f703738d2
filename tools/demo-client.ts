import * as z from 'zod/mini';

/** An answer of the API read field by field; a missing field is a clear error. */
export interface Answer {
  fields<K extends string>(...names: K[]): Record<K, string>;
  record(name: string): Record<string, string>;
  list(name: string): readonly Answer[];
  texts(name: string): readonly string[];
  child(name: string): Answer;
  /** As it stands in the answer; `undefined` when it is not there. */
  value(name: string): unknown;
}

export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The status alone, for what should be refused. */
  try(path: string, body: unknown): Promise<number>;
}

const any = z.record(z.string(), z.unknown());
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
    texts: (name) => z.array(z.string()).parse(object[name]),
    child: (name) => answer(what, object[name]),
    value: (name) => object[name],
  };
}
