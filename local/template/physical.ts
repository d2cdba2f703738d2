/**
 * The name, ARN and address CloudFormation would give a resource. A template that leaves the name open gets `stack-LogicalId`, so that
 * the same template has the same names after a restart.
 */
import { createHash } from 'node:crypto';
import type { Resource } from './assembly.ts';

/** What only the running stack knows. */
export type Place = {
  readonly account: string;
  readonly region: string;
  /** Where SQS listens, `http://127.0.0.1:PORT`. */
  readonly sqsUrl: string;
  /** Issuer of the local sign-in, which stands for every user pool of the template. */
  readonly issuer: string;
};

export type Named = {
  readonly stack: string;
  readonly logicalId: string;
  readonly resource: Resource;
  readonly resolve: (value: unknown, where: string) => unknown;
};

/** Property that holds the name, per type. Types that are absent are named by their logical id. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::Events::EventBus': 'Name',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
};

/** Between `arn:aws:` and the name, per type; `R` and `A` stand for region and account. */
const arnPrefixes: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'dynamodb:R:A:table/',
  'AWS::SQS::Queue': 'sqs:R:A:',
  'AWS::S3::Bucket': 's3:::',
  'AWS::Lambda::Function': 'lambda:R:A:function:',
  'AWS::IAM::Role': 'iam::A:role/',
  'AWS::Logs::LogGroup': 'logs:R:A:log-group:',
  'AWS::Scheduler::ScheduleGroup': 'scheduler:R:A:schedule-group/',
  'AWS::Events::Rule': 'events:R:A:rule/',
  'AWS::Events::EventBus': 'events:R:A:event-bus/',
  'AWS::KMS::Key': 'kms:R:A:key/',
  'AWS::KMS::ReplicaKey': 'kms:R:A:key/',
  'AWS::SNS::Topic': 'sns:R:A:',
  'AWS::CloudFront::Function': 'cloudfront::A:function/',
  'AWS::Cognito::UserPool': 'cognito-idp:R:A:userpool/',
};

export function nameOf({ stack, logicalId, resource, resolve }: Named, place: Place): string {
  const property = nameProperties[resource.Type];
  const where = `${stack}/${logicalId}`;
  const given = property === undefined ? undefined : resolve(resource.Properties?.[property], where);
  if (typeof given === 'string') return given;
  switch (resource.Type) {
    case 'AWS::S3::Bucket':
      // Bucket names are lower-case and at most 63 characters.
      return `${stack}-${logicalId}`.toLowerCase().slice(0, 63);
    case 'AWS::KMS::Key':
      return keyId(where);
    case 'AWS::Cognito::UserPool':
      return `${place.region}_${digest(where).slice(0, 9)}`;
    case 'AWS::Cognito::UserPoolClient':
      return digest(where).slice(0, 26);
    default:
      return `${stack}-${logicalId}`;
  }
}

export function arnOf(named: Named, place: Place): string | undefined {
  const prefix = arnPrefixes[named.resource.Type];
  if (prefix === undefined) return undefined;
  return `arn:aws:${prefix.replace('R', place.region).replace('A', place.account)}${nameOf(named, place)}`;
}

/** What `Ref` gives: the name for most, the URL of a queue, the ARN of a topic. */
export function refOf(named: Named, place: Place): string {
  const name = nameOf(named, place);
  if (named.resource.Type === 'AWS::SQS::Queue') return `${place.sqsUrl}/${place.account}/${name}`;
  if (named.resource.Type === 'AWS::SNS::Topic') return arnOf(named, place) ?? name;
  return name;
}

/** `undefined`: not known here. */
export function attributeOf(named: Named, attribute: string, place: Place): string | undefined {
  const name = nameOf(named, place);
  switch (`${named.resource.Type} ${attribute}`) {
    case 'AWS::DynamoDB::Table StreamArn':
      return streamArn(arnOf(named, place) ?? '');
    case 'AWS::SQS::Queue QueueName':
      return name;
    case 'AWS::SQS::Queue QueueUrl':
      return refOf(named, place);
    case 'AWS::CloudFront::OriginAccessControl Id':
    case 'AWS::KMS::Key KeyId':
    case 'AWS::Cognito::UserPool UserPoolId':
    case 'AWS::Cognito::UserPoolClient ClientId':
      return name;
    case 'AWS::Cognito::UserPool ProviderURL':
      return place.issuer;
    case 'AWS::Cognito::UserPool ProviderName':
      return place.issuer.replace(/^https?:\/\//, '');
    case 'AWS::S3::Bucket DomainName':
    case 'AWS::S3::Bucket RegionalDomainName':
      return `${name}.s3.${place.region}.amazonaws.com`;
    case 'AWS::CloudFront::Function FunctionARN':
      return arnOf(named, place);
    case 'AWS::ApiGatewayV2::Api ApiEndpoint':
      return `https://${name}.execute-api.${place.region}.amazonaws.com`;
    default:
      return attribute === 'Arn' ? arnOf(named, place) : undefined;
  }
}

/** Stands for the label of a stream, which a real one only gets when the table is made. */
export function streamArn(tableArn: string): string {
  return `${tableArn}/stream/local`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** KMS key ids are UUIDs. */
function keyId(where: string): string {
  const hex = digest(where);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * What a person would be asked for when the stack is deployed. Two stacks that ask under one name are given the same, and it is long enough
 * for a secret.
 */
export function parameterOf(name: string): string {
  return digest(`parameter ${name}`);
}
