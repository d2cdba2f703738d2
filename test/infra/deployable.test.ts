import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RemovalPolicy } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { refuseExamples, refuseFaults, refuseOldBundles } from '../../infra/deployable.ts';
import { type Stage, stageNamed } from '../../infra/stages.ts';

const prod = stageNamed('prod');
const own: Stage = {
  ...prod,
  brand: {
    ...prod.brand,
    company: 'Blue Harbor Goods',
    phone: '+1 617-333-0142',
    postalAddress: ['Blue Harbor Goods', '1 Wharf Street', 'Boston, MA 02110'],
    site: 'https://records.blueharbor.com',
    mailFrom: 'records@blueharbor.com',
    security: 'security@blueharbor.com',
  },
  staff: { compliance: ['c@blueharbor.com'], backup: ['b@blueharbor.com'], executives: ['e@blueharbor.com'] },
  alarmMail: 'alarms@blueharbor.com',
  mailDomain: 'blueharbor.com',
  signIn: {
    ...prod.signIn,
    callbackUrls: ['https://records.blueharbor.com/staff/'],
    logoutUrls: ['https://records.blueharbor.com/staff/'],
  },
};

describe('what is deployed', () => {
  it('what a failed first deployment of production made goes with it: the second one uses the same names', () => {
    expect(prod.removalPolicy).toBe(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  });

  it('production is refused as the repository came, with every field that is left', () => {
    expect(() => refuseExamples(prod)).toThrow(
      'still has the example in brand.company, brand.phone, brand.postalAddress, brand.site, brand.mailFrom, brand.security, staff, alarmMail, mailDomain, signIn.callbackUrls, signIn.logoutUrls of prod',
    );
    expect(() => refuseExamples({ ...own, alarmMail: 'operations@example.com' })).toThrow(
      'example in alarmMail of prod',
    );
  });

  it('a business that put in its own goes out, and dev as it is', () => {
    expect(() => refuseExamples(own)).not.toThrow();
    expect(() => refuseExamples(stageNamed('dev'))).not.toThrow();
  });

  it.each([
    ['brand.site', { brand: { ...own.brand, site: 'https://records.blueharbor.com/' } }],
    ['policy.since', { policy: { ...own.policy, since: '2026-13-01' } }],
    ['retention.cases', { retention: { ...own.retention, cases: { ...own.retention.cases, records: 30 } } }],
    ['staff.compliance', { staff: { ...own.staff, compliance: [] } }],
  ])('%s that every function would refuse at its start is refused before', (field, fault) => {
    expect(() => refuseFaults(own)).not.toThrow();
    expect(() => refuseFaults({ ...own, ...fault })).toThrow(`infra/stages.ts, prod: ${field} `);
  });

  it.each([
    ['older', 50, true],
    ['newer', 150, false],
  ])('bundles %s than a source: refused or not', (_, made, isRefused) => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-bundles-'));
    const write = (path: string, at: number) => {
      mkdirSync(join(folder, path), { recursive: true });
      const file = join(folder, path, 'handler.mjs');
      writeFileSync(file, '');
      utimesSync(file, at, at);
    };
    write('dist/a', made);
    write('dist/b', 200);
    write('sources', 100);
    const judge = () => refuseOldBundles(join(folder, 'dist'), [join(folder, 'sources')]);
    if (isRefused) expect(judge).toThrow('dist/functions is older than the sources: run `npm run bundle` first');
    else expect(judge).not.toThrow();
  });
});
