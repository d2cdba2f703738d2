import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { redressApp } from './redress-app.ts';
import { stageNamed } from './stages.ts';

const app = new App();
redressApp(app, {
  stage: stageNamed(app.node.tryGetContext('stage') ?? 'dev'),
  bundles: fileURLToPath(new URL('../dist/functions', import.meta.url)),
});
app.synth();
