import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { problemSentence } from '../../shared/content/errors.ts';
import { named } from '../house.ts';
import type { Stage } from '../stages.ts';
import { letLogsWrite } from './keys.ts';

/**
 * Rules that look into bodies only count: a victim who tells what happened in words a pattern takes for an attack must not be turned away (L10).
 * Bodies are read by our schemas field by field, and everything is encoded where it is written. A missing User-Agent is no attack either.
 */
const countedOfCommon = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
  'NoUserAgent_HEADER',
];
const countedOfKnownBad = ['Log4JRCE_BODY', 'JavaDeserializationRCE_BODY', 'ReactJSRCE_BODY'];

/**
 * The web ACL of the distribution. Its rate rules count each distinct address (RateLimitIP in AWS's API reference, read in November 2026; no document names a prefix),
 * so who holds a network of IPv6 has as many counts as addresses. What bounds him is the stage's throttle, and our own limits, which count a /64 as one (shared/lambda/edge.ts).
 * List prices in November 2026, recalled and to be checked: 5 US$ a month, 1 US$ a rule (four), 0.60 US$ a
 * million requests.
 */
export class Firewall extends Construct {
  readonly webAcl: CfnWebACL;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const { perAddress, reportsPerAddress } = stage.web.requestsInFiveMinutes;
    this.webAcl = new CfnWebACL(this, 'WebAcl', {
      name: named(stage, 'web'),
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('all'),
      customResponseBodies: { limited: { contentType: 'APPLICATION_JSON', content: limited } },
      rules: [
        rateRule(0, 'reports-per-address', reportsPerAddress, {
          byteMatchStatement: {
            fieldToMatch: { uriPath: {} },
            positionalConstraint: 'STARTS_WITH',
            // The form without a script too, `/api/report-basic`.
            searchString: '/api/report',
            textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
          },
        }),
        rateRule(1, 'per-address', perAddress),
        managed(2, 'AWSManagedRulesCommonRuleSet', countedOfCommon),
        managed(3, 'AWSManagedRulesKnownBadInputsRuleSet', countedOfKnownBad),
      ],
    });
    this.#log(stage);
  }

  /** What was blocked or counted, without what opens a case. */
  #log(stage: Stage): void {
    const encryptionKey = new Key(this, 'LogKey', {
      description: 'Redress: log of the firewall at rest',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
      pendingWindow: Duration.days(30),
    });
    // WAF takes only groups of this name.
    const logGroupName = `aws-waf-logs-${named(stage, 'web')}`;
    letLogsWrite(encryptionKey, logGroupName);
    const group = new LogGroup(this, 'Log', {
      logGroupName,
      encryptionKey,
      retention: stage.retention.logs,
      removalPolicy: stage.removalPolicy,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.webAcl.attrArn,
      logDestinationConfigs: [
        `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${group.logGroupName}`,
      ],
      // The private link travels in Authorization, a sign-in code in the query.
      redactedFields: [
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'cookie' } },
        { queryString: {} },
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [
              { ActionCondition: { Action: 'BLOCK' } },
              { ActionCondition: { Action: 'COUNT' } },
              { ActionCondition: { Action: 'EXCLUDED_AS_COUNT' } },
            ],
          },
        ],
      },
    });
  }
}

/** As our own problems are (RFC 9457), in both languages: a firewall does not know which one is read. */
const limited = JSON.stringify({
  type: 'urn:redress:problem:rate.limited',
  title: problemSentence('rate.limited', 'en'),
  status: 429,
  code: 'rate.limited',
  detail: `${problemSentence('rate.limited', 'en')} ${problemSentence('rate.limited', 'es')}`,
});

function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}

function rateRule(
  priority: number,
  name: string,
  limit: number,
  scopeDownStatement?: CfnWebACL.StatementProperty,
): CfnWebACL.RuleProperty {
  return {
    priority,
    name,
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        limit,
        evaluationWindowSec: 300,
        ...(scopeDownStatement === undefined ? {} : { scopeDownStatement }),
      },
    },
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          customResponseBodyKey: 'limited',
          responseHeaders: [{ name: 'retry-after', value: '300' }],
        },
      },
    },
    visibilityConfig: visible(name),
  };
}

function managed(priority: number, name: string, counted: readonly string[]): CfnWebACL.RuleProperty {
  return {
    priority,
    name,
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    overrideAction: { none: {} },
    visibilityConfig: visible(name),
  };
}
