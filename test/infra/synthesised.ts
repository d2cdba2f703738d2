import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { redressApp } from '../../infra/redress-app.ts';
import { type Stage, stageNamed } from '../../infra/stages.ts';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

export const functionNames = readdirSync(join(repository, 'functions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

export type Resource = ReturnType<Template['findResources']>[string];

/** The templates as `cdk synth` makes them, with empty bundles: what a function does is not tested here. */
export function synthesise(stage: Stage = stageNamed('dev'), prepare: (app: App) => void = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-infra-'));
  for (const name of functionNames) {
    mkdirSync(join(folder, 'bundles', name), { recursive: true });
    writeFileSync(join(folder, 'bundles', name, 'handler.mjs'), `// ${name}`);
  }
  const outdir = join(folder, 'cdk.out');
  const app = new App({ outdir });
  prepare(app);
  const made = redressApp(app, { stage, bundles: join(folder, 'bundles') });
  made.app.synth();
  const template = (stack: Stack) => Template.fromJSON(JSON.parse(JSON.stringify(Template.fromStack(stack).toJSON())));
  return {
    app,
    outdir,
    stage,
    data: template(made.data),
    operations: template(made.operations),
    staff: template(made.staff),
    pipeline: template(made.pipeline),
    edge: template(made.edge),
    web: template(made.web),
    edgeRegion: made.edge.region,
  };
}

export type Synthesised = ReturnType<typeof synthesise>;

export function templates(of: Synthesised): readonly Template[] {
  return [of.data, of.operations, of.staff, of.pipeline, of.edge, of.web];
}

/** All resources of one type over all stacks. */
export function everywhere(of: Synthesised, type: string): readonly Resource[] {
  return templates(of).flatMap((template) => Object.values(template.findResources(type)));
}

export function functionResource(of: Synthesised, name: string): Resource {
  const found = everywhere(of, 'AWS::Lambda::Function').find(
    (f) => f['Properties'].Environment.Variables.POWERTOOLS_SERVICE_NAME === name,
  );
  if (!found) throw new Error(`no function ${name}`);
  return found;
}

/** Logical id a `Ref` or `Fn::GetAtt` points to. */
export function target(reference: unknown): string {
  const found = /"(?:Ref|Fn::GetAtt)":(?:\[)?"([A-Za-z0-9]+)"/.exec(JSON.stringify(reference));
  if (!found?.[1]) throw new Error(`no reference in ${JSON.stringify(reference)}`);
  return found[1];
}
