/** Where pages may reach besides their own origin. Origins, no path. */
export interface PageOrigins {
  /** The bucket documents are sent to, straight from the browser. */
  readonly upload: string;
  /** The payment provider's hosted field. */
  readonly cardField?: string | undefined;
}

/** The headers of every page, script and style: CloudFront and the local stack send these (ux.md, Front end). */
export function pageHeaders(origins: PageOrigins): Readonly<Record<string, string>> {
  return headersWith(contentSecurityPolicy(origins));
}

/**
 * The headers of what lies under `/staff/`: the desk may also call the one address where a sign-in's code becomes a token, and frames what is ours: of
 * that only the viewer of evidence lets itself be framed (`viewerHeaders`).
 */
export function staffHeaders({
  upload,
  token,
}: Pick<PageOrigins, 'upload'> & { readonly token: string }): Readonly<Record<string, string>> {
  return headersWith(contentSecurityPolicy({ upload: `${upload} ${token}`, frames: "'self'" }));
}

/**
 * The headers of what lies under `/viewer/`, where a page of evidence is drawn. `sandbox` gives it an opaque origin however it is opened; it fetches
 * nothing, sends nothing and shows only what the desk tells it. Its script and style are asked for by that opaque origin, hence `cross-origin`.
 */
export function viewerHeaders(): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    ...headersWith(policy.join('; ')),
    'x-frame-options': 'SAMEORIGIN',
    'cross-origin-resource-policy': 'cross-origin',
  };
}

/** Where the code is exchanged: Cognito's hosted sign-in has it there, and the local one too. */
export function tokenEndpoint(signIn: string): string {
  return `${signIn}/oauth2/token`;
}

function headersWith(policy: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'permissions-policy': permissions,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

export function contentSecurityPolicy({
  upload,
  cardField,
  frames = cardField,
}: PageOrigins & { readonly frames?: string | undefined }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    `connect-src 'self' ${upload}`,
    ...(frames === undefined ? [] : [`frame-src ${frames}`]),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** The camera stays allowed for nobody: phones offer theirs through the file input, which needs no permission. */
const permissions = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Names under `/assets/` hold a hash of their contents; everything else is asked for anew. */
export function cacheControl(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
}

/** By extension: nothing else is served. */
export const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
};
