/** Reads what `cdk synth` left: every stack of the manifest with its template and where its assets lie. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});

const stackProperties = z.object({ templateFile: z.string(), stackName: z.optional(z.string()) });

const assetsSchema = z.object({
  files: z.optional(z.record(z.string(), z.object({ source: z.object({ path: z.optional(z.string()) }) }))),
});

const resourceSchema = z.object({
  Type: z.string(),
  Condition: z.optional(z.string()),
  Properties: z.optional(z.record(z.string(), z.unknown())),
});

const templateSchema = z.object({
  Parameters: z.optional(z.record(z.string(), z.object({ Default: z.optional(z.unknown()) }))),
  Conditions: z.optional(z.record(z.string(), z.unknown())),
  Mappings: z.optional(z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))),
  Resources: z.optional(z.record(z.string(), resourceSchema)),
  Outputs: z.optional(
    z.record(z.string(), z.object({ Value: z.unknown(), Export: z.optional(z.object({ Name: z.unknown() })) })),
  ),
});

export type Template = z.output<typeof templateSchema>;
export type Resource = z.output<typeof resourceSchema>;

export type Stack = {
  /** The deployed name, such as `redress-dev-data`. */
  readonly name: string;
  readonly template: Template;
  /** Folder of each file asset by its hash, absolute. */
  readonly assets: ReadonlyMap<string, string>;
};

/** @throws one sentence naming the file that is missing or that is not what CDK writes. */
export function readAssembly(folder: string): readonly Stack[] {
  const manifest = read(join(folder, 'manifest.json'), manifestSchema);
  return Object.entries(manifest.artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, artifact]) => {
      const properties = z.parse(stackProperties, artifact.properties);
      return {
        name: properties.stackName ?? id,
        template: read(join(folder, properties.templateFile), templateSchema),
        assets: readAssets(folder, properties.templateFile.replace(/\.template\.json$/, '.assets.json')),
      };
    });
}

function readAssets(folder: string, file: string): ReadonlyMap<string, string> {
  if (!existsSync(join(folder, file))) return new Map();
  const { files } = read(join(folder, file), assetsSchema);
  return new Map(
    Object.entries(files ?? {}).flatMap(([hash, { source }]) =>
      source.path === undefined ? [] : [[hash, resolve(folder, source.path)] as const],
    ),
  );
}

function read<Schema extends z.core.$ZodType>(file: string, schema: Schema): z.output<Schema> {
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run synth\` first`);
  const parsed = z.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is not what cdk synth writes: ${z.prettifyError(parsed.error)}`);
}
