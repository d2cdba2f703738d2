/** What a rule's target gets: the event, a part of it, a constant, or the input transformer's text. */
import { own, parseJson } from '../json.ts';
import type { RuleModel, TargetModel } from './model.ts';

/**
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 * A variable that stands alone in a JSON template takes its value with type and quotes, an absent one becomes `null` there; inside
 * quotes it is put in as plain text.
 */
export function targetInput(target: TargetModel, event: unknown, rule: Pick<RuleModel, 'name' | 'arn'>): string {
  if (target.input !== undefined) return target.input;
  if (target.transformer !== undefined) return transformed(target.transformer, event, rule);
  return JSON.stringify(target.inputPath === undefined ? event : jsonPath(event, target.inputPath));
}

function transformed(
  transformer: NonNullable<TargetModel['transformer']>,
  event: unknown,
  rule: Pick<RuleModel, 'name' | 'arn'>,
): string {
  const variable = (name: string): unknown => {
    const path = transformer.paths[name];
    if (path !== undefined) return jsonPath(event, path);
    switch (name) {
      case 'aws.events.rule-arn':
        return rule.arn;
      case 'aws.events.rule-name':
        return rule.name;
      case 'aws.events.event.json':
      case 'aws.events.event':
        return event;
      case 'aws.events.event.ingestion-time':
        return own(event, 'time');
      default:
        return undefined;
    }
  };
  const known = (name: string) => name in transformer.paths || name.startsWith('aws.events.');
  let quoted = false;
  const text = transformer.template.replace(/\\.|"|<([\w.-]+)>/g, (match, name?: string) => {
    if (match === '"') quoted = !quoted;
    if (name === undefined || !known(name)) return match;
    const value = variable(name);
    if (!quoted) return JSON.stringify(value ?? null);
    const plain = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
    return JSON.stringify(plain).slice(1, -1);
  });
  // A template that is one quoted text gives that text; one that is JSON gives JSON without the template's white space.
  const parsed = parseJson(text);
  return parsed === undefined ? text : JSON.stringify(parsed);
}

/** `$.a.b[0].c` and `$`, which is what EventBridge allows. */
export function jsonPath(event: unknown, path: string): unknown {
  const steps = path.replace(/^\$\.?/, '').match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>((value, step) => own(value, step), event);
}
