/** What CloudFront says to the API, between infra, the functions and the local stack. A viewer cannot send either: both are overwritten. */

/** Proof that a request came through CloudFront and its firewall. */
export const edgeHeader = 'x-redress-edge';
/** Address of whoever asks, IPv4 or IPv6. Behind CloudFront the API itself sees only CloudFront's. */
export const viewerHeader = 'x-redress-viewer';

/** Policy of whatever the API answers: nothing runs, nothing frames it; a page for a browser without a script has our style and sends to us. */
export const apiPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A secret, or two while they are turned: the new one, a comma, the old one (docs/runbook.md). */
export const edgeSecretPattern = /^[\w-]{32,128}(,[\w-]{32,128})?$/;
