import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { addChecks } from './checks.ts';
import { redressApp } from './redress-app.ts';
import { stageNamed } from './stages.ts';

const app = new App();
addChecks(app);
redressApp(app, {
  stage: stageNamed(app.node.tryGetContext('stage') ?? 'dev'),
  bundles: fileURLToPath(new URL('../dist/functions', import.meta.url)),
});
app.synth();
