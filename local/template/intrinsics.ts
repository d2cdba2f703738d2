/** CloudFormation's intrinsic functions, as far as synthesised templates use them. Anything else is an error that names the resource. */
import { isRecord, own } from '../json.ts';
import type { Stack } from './assembly.ts';
import { attributeOf, type Place, parameterOf, refOf } from './physical.ts';

/** What AWS substitutes for a `Ref` of this pseudo parameter; absent properties disappear. */
const noValue = Symbol('AWS::NoValue');

export type Resolver = {
  /** The value without intrinsics. `where` is put in front of an error: `stack/LogicalId`. */
  value(value: unknown, where: string): unknown;
  condition(name: string, where: string): boolean;
};

/** @param stacks all of them, because of `Fn::ImportValue`. */
export function resolverOf(stack: Stack, stacks: readonly Stack[], place: Place): Resolver {
  const { Parameters, Conditions, Mappings, Resources } = stack.template;
  const fail = (where: string, problem: string): never => {
    throw new Error(`${where}: ${problem}`);
  };

  function ref(name: string, where: string): unknown {
    const pseudo = pseudoParameter(name, stack, place);
    if (pseudo !== undefined) return pseudo;
    const parameter = own(Parameters, name);
    if (isRecord(parameter)) return parameter['Default'] ?? parameterOf(name);
    const resource = Resources?.[name];
    if (resource === undefined) return fail(where, `Ref ${name} names neither a resource nor a parameter`);
    return refOf({ stack: stack.name, logicalId: name, resource, resolve: value }, place);
  }

  function attribute(name: string, attributeName: string, where: string): unknown {
    const resource = Resources?.[name];
    if (resource === undefined) return fail(where, `Fn::GetAtt ${name} names no resource`);
    const found = attributeOf({ stack: stack.name, logicalId: name, resource, resolve: value }, attributeName, place);
    return found ?? fail(where, `Fn::GetAtt ${name}.${attributeName} of ${resource.Type} is not known here`);
  }

  function text(input: unknown, where: string): string {
    const resolved = value(input, where);
    if (typeof resolved === 'string') return resolved;
    if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
    return fail(where, `${JSON.stringify(input)} must come to a text`);
  }

  function list(input: unknown, where: string): readonly unknown[] {
    const resolved = value(input, where);
    return Array.isArray(resolved) ? resolved : fail(where, `${JSON.stringify(input)} must come to a list`);
  }

  function substitute(input: unknown, where: string): string {
    const [template, variables = {}] = partsOf(input);
    if (typeof template !== 'string') return fail(where, 'Fn::Sub needs a text');
    return template.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      const given = own(variables, name);
      if (given !== undefined) return text(given, where);
      const dot = name.indexOf('.');
      return text(dot < 0 ? ref(name, where) : attribute(name.slice(0, dot), name.slice(dot + 1), where), where);
    });
  }

  function imported(input: unknown, where: string): unknown {
    const name = text(input, where);
    for (const other of stacks) {
      const resolver = other === stack ? self : resolverOf(other, stacks, place);
      for (const [id, output] of Object.entries(other.template.Outputs ?? {})) {
        const at = `${other.name}/${id}`;
        if (output.Export !== undefined && resolver.value(output.Export.Name, at) === name) {
          return resolver.value(output.Value, at);
        }
      }
    }
    return fail(where, `no stack exports "${name}"`);
  }

  function condition(name: string, where: string): boolean {
    const found = own(Conditions, name);
    if (found === undefined) return fail(where, `condition ${name} is not declared`);
    const result = value(found, where);
    return typeof result === 'boolean' ? result : fail(where, `condition ${name} is neither true nor false`);
  }

  const functions: Readonly<Record<string, (input: unknown, where: string) => unknown>> = {
    Ref: (input, where) => ref(text(input, where), where),
    Condition: (input, where) => condition(text(input, where), where),
    'Fn::GetAtt': (input, where) => {
      const parts = typeof input === 'string' ? input.split('.') : list(input, where);
      const [name, ...rest] = parts.map((part) => text(part, where));
      return attribute(name ?? '', rest.join('.'), where);
    },
    'Fn::Join': (input, where) => {
      const [separator, parts] = list(input, where);
      return list(parts, where)
        .map((part) => text(part, where))
        .join(text(separator, where));
    },
    'Fn::Split': (input, where) => {
      const [separator, whole] = list(input, where);
      return text(whole, where).split(text(separator, where));
    },
    'Fn::Select': (input, where) => {
      const [index, parts] = list(input, where);
      return (
        list(parts, where)[Number(text(index, where))] ?? fail(where, `Fn::Select ${String(index)} is out of range`)
      );
    },
    'Fn::Sub': substitute,
    'Fn::ImportValue': imported,
    'Fn::If': (input, where) => {
      const [name, yes, no] = partsOf(input);
      return value(condition(text(name, where), where) ? yes : no, where);
    },
    'Fn::Equals': (input, where) => {
      const [left, right] = list(input, where);
      return JSON.stringify(left) === JSON.stringify(right);
    },
    'Fn::Not': (input, where) => list(input, where)[0] !== true,
    'Fn::And': (input, where) => list(input, where).every((part) => part === true),
    'Fn::Or': (input, where) => list(input, where).some((part) => part === true),
    'Fn::FindInMap': (input, where) => {
      const [map, first, second] = list(input, where).map((part) => text(part, where));
      return (
        own(own(own(Mappings, map ?? ''), first ?? ''), second ?? '') ??
        fail(where, `Fn::FindInMap ${map} has no ${first}.${second}`)
      );
    },
    'Fn::Base64': (input, where) => Buffer.from(text(input, where)).toString('base64'),
  };

  function value(input: unknown, where: string): unknown {
    if (Array.isArray(input)) return input.map((part) => value(part, where)).filter((part) => part !== noValue);
    if (!isRecord(input)) return input;
    const [only, ...others] = Object.entries(input);
    if (only !== undefined && others.length === 0) {
      const [name, argument] = only;
      if (name === 'Ref' && argument === 'AWS::NoValue') return noValue;
      const run = functions[name];
      // An event pattern or policy may have a key `Condition` or `Ref` of its own kind; intrinsics take a text there.
      if (run !== undefined && (name !== 'Condition' || typeof argument === 'string')) return run(argument, where);
      if (name.startsWith('Fn::')) return fail(where, `${name} is not known here`);
    }
    return Object.fromEntries(
      Object.entries(input)
        .map(([key, part]) => [key, value(part, where)] as const)
        .filter(([, part]) => part !== noValue),
    );
  }

  const self: Resolver = { value, condition };
  return self;
}

function partsOf(input: unknown): readonly unknown[] {
  return Array.isArray(input) ? input : [input];
}

function pseudoParameter(name: string, stack: Stack, place: Place): string | undefined {
  switch (name) {
    case 'AWS::Region':
      return place.region;
    case 'AWS::AccountId':
      return place.account;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${place.region}:${place.account}:stack/${stack.name}/local`;
    default:
      return undefined;
  }
}
