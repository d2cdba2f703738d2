/** What CloudFront says to the API, between infra, the functions and the local stack. A viewer cannot send either: both are overwritten. */

/** Proof that a request came through CloudFront and its firewall. */
export const edgeHeader = 'x-redress-edge';
/** Address of whoever asks, IPv4 or IPv6. Behind CloudFront the API itself sees only CloudFront's. */
export const viewerHeader = 'x-redress-viewer';

/** A secret, or two while they are turned: the new one, a comma, the old one (docs/runbook.md). */
export const edgeSecretPattern = /^[\w-]{32,128}(,[\w-]{32,128})?$/;
