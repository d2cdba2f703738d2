import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { addChecks } from './checks.ts';
import { refuseExamples, refuseFaults, refuseOldBundles } from './deployable.ts';
import { redressApp } from './redress-app.ts';
import { stageNamed } from './stages.ts';

const inRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const app = new App();
addChecks(app);
const stage = stageNamed(app.node.tryGetContext('stage'));
const bundles = inRoot('dist/functions');
refuseExamples(stage);
refuseFaults(stage);
refuseOldBundles(bundles, ['functions', 'shared', 'package-lock.json'].map(inRoot));
redressApp(app, { stage, bundles });
app.synth();
