import { viewerHeader } from '../../shared/schemas/edge.ts';

/** Code of CloudFront Functions (runtime cloudfront-js-2.0), short enough to be read here. The local stack runs the first as it is. */

/** `/api/reports` is `/reports` of the API, which learns who asks: whatever a viewer sent under that name is overwritten. */
export const toTheApi = `function handler(event) {
  var request = event.request;
  request.uri = request.uri.replace(/^\\/api/, '') || '/';
  request.headers['${viewerHeader}'] = { value: event.viewer.ip };
  return request;
}`;

/** First folders of the site (web/pages.tsx; a test holds them against each other). Anything else leads nowhere. */
const siteFolders = [
  'report',
  'report-basic',
  'status',
  'link',
  'print',
  'privacy',
  'accessibility',
  '404',
  'staff',
] as const;

/**
 * Pages lie as \`index.html\` in folders. A folder asked for without its slash is asked for again with it, so that links in pages work;
 * two slashes in front would lead to another host. An address that leads nowhere shows the page that says so: the bucket itself would answer 403 in
 * XML, and an error page of the distribution would take the API's answers too.
 */
export const toThePage = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith('/')) {
    var known = /^\\/(es\\/)?((${siteFolders.join('|')})\\/.*)?$/.test(request.uri);
    request.uri = known ? request.uri + 'index.html' : (request.uri.indexOf('/es/') === 0 ? '/es' : '') + '/404/index.html';
    return request;
  }
  if (request.uri.slice(request.uri.lastIndexOf('/')).indexOf('.') < 0)
    return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: request.uri.replace(/^\\/+/, '/') + '/' } } };
  return request;
}`;
