import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { toThePage } from '../../../infra/constructs/edge-functions.ts';
import { basicPath } from '../../../shared/content/form/basic-frame.ts';
import { pages } from '../../../web/pages.tsx';

it('CloudFront knows every page of the site in both languages: anything else gets the page that says so', () => {
  for (const path of [...pages.map((page) => page.path), basicPath])
    for (const uri of [path, `/es${path}`])
      expect(runInNewContext(`${toThePage}\nhandler({ request: { uri: ${JSON.stringify(uri)} } }).uri`)).toBe(
        `${uri}index.html`,
      );
});
