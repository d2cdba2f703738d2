/** `npm run sbom`: CycloneDX of what a release is made of. `npm sbom --omit=dev` leaves out zod and others that a tool of ours needs too. */
import { execFileSync } from 'node:child_process';
import * as z from 'zod/mini';
import { runTool } from './run-tool.ts';

const bom = z.looseObject({
  components: z.array(
    z.looseObject({
      'bom-ref': z.string(),
      properties: z.optional(z.array(z.object({ name: z.string(), value: z.string() }))),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

await runTool({ usage: 'npm run --silent sbom > sbom.json', takes: {} }, () => {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const whole = bom.parse(JSON.parse(text));
  const isOnlyForWork = (one: (typeof whole.components)[number]) =>
    one.properties?.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true') === true;
  const left = new Set(whole.components.filter(isOnlyForWork).map((one) => one['bom-ref']));
  const released = {
    ...whole,
    components: whole.components.filter((one) => !left.has(one['bom-ref'])),
    dependencies: whole.dependencies
      .filter(({ ref }) => !left.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((on) => !left.has(on)) })),
  };
  console.log(JSON.stringify(released, undefined, 2));
});
