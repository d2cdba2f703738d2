import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { addChecks } from '../../infra/checks.ts';
import { stageNamed, stageNames } from '../../infra/stages.ts';
import { brandSchema, staffSchema } from '../../shared/schemas/environment.ts';
import { everywhere, synthesise, templates } from './synthesised.ts';

function digests(outdir: string): Readonly<Record<string, string>> {
  const files = readdirSync(outdir).filter((name) => name.endsWith('.template.json') || name.endsWith('.assets.json'));
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(outdir, name)))
        .digest('hex'),
    ]),
  );
}

describe('synthesis', () => {
  const made = synthesise(stageNamed('dev'), addChecks);

  it('AwsSolutions and Serverless find nothing that is not acknowledged (G23)', () => {
    const report = JSON.parse(readFileSync(join(made.outdir, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
  });

  it('and they do look: a bare queue fails the synthesis, found by both', () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'redress-bare-')) });
    addChecks(app);
    new Queue(new Stack(app, 'Bare'), 'Queue');
    expect(() => app.synth()).toThrow(/AwsSolutions-SQS4[\s\S]*Serverless-SQSRedrivePolicy/);
  });

  it('gives the same templates and assets again', () => {
    expect(digests(synthesise().outdir)).toEqual(digests(made.outdir));
  });

  it.each(stageNames)('%s names no account, Region or bucket of anybody', (name) => {
    const text = JSON.stringify(templates(synthesise(stageNamed(name))).map((t) => t.toJSON()));
    expect(text).not.toMatch(/\b\d{12}\b/);
    expect(text).not.toMatch(/(us|eu|ap)-(east|west|central|north|south)\w*-\d/);
  });

  it('brings no code but ours: no custom resource of CDK', () => {
    expect(everywhere(made, 'AWS::Lambda::Function').map((f) => f['Properties'].Handler)).toEqual(
      Array.from({ length: 10 }, () => 'handler.handler'),
    );
    expect(
      templates(made)
        .flatMap((t) => Object.values(t.toJSON()['Resources'] ?? {}))
        .filter(isCustom),
    ).toEqual([]);
  });

  it.each(stageNames)('%s: brand and mailboxes are what the functions accept', (name) => {
    const { brand, staff } = stageNamed(name);
    expect(brandSchema.parse(brand)).toEqual(brand);
    expect(staffSchema.parse(staff)).toEqual(staff);
  });

  it('an unknown stage is refused in one sentence', () => {
    expect(() => stageNamed('staging')).toThrow('Unknown stage "staging": use -c stage=dev or -c stage=prod');
  });
});

function isCustom(resource: unknown): boolean {
  const type = String((resource as { Type?: unknown }).Type);
  return type.startsWith('Custom::') || type.startsWith('AWS::CloudFormation::');
}
