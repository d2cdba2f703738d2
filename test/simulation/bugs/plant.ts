import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { type Bug, bugs } from './bugs.ts';

const root = new URL('../../../', import.meta.url);

/** The file's text with the bug in it. Throws when the code it was written for has changed: then the bug has to be written anew. */
export function broken({ name, file, from, to }: Bug): string {
  const text = readFileSync(new URL(file, root), 'utf8');
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`bug "${name}": its place is ${parts.length - 1} times in ${file}`);
  return parts.join(to);
}

export function plant(name: string): void {
  const bug = bugs.find((b) => b.name === name);
  if (!bug) throw new Error(`no bug "${name}"`);
  plantBug(bug);
}

/** From now on, whoever in this thread imports that file gets it with the bug. Nothing on disk changes. */
export function plantBug(bug: Bug): void {
  const url = new URL(bug.file, root).href;
  const source = broken(bug);
  registerHooks({
    load: (asked, context, next) =>
      asked === url ? { format: 'module-typescript', source, shortCircuit: true } : next(asked, context),
  });
}
