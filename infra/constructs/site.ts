import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { apiPolicy, edgeHeader } from '../../shared/schemas/edge.ts';
import { pageHeaders, staffHeaders, tokenEndpoint, viewerHeaders } from '../../web/page-headers.ts';
import { named } from '../house.ts';
import { hostsOf, type Stage } from '../stages.ts';
import { acknowledge, replication } from './acknowledge.ts';
import { toTheApi, toThePage } from './edge-functions.ts';
import { asBucket, LogBucket, logAccess } from './log-bucket.ts';
import { headersPolicy } from './page-headers-policy.ts';

export interface SiteProps {
  readonly apiHost: string;
  readonly quarantine: Bucket;
  readonly edgeSecret: string;
  readonly certificateArn: string;
  readonly webAclArn: string;
  /** Origin of the hosted sign-in. */
  readonly signIn: string;
}

/** Whatever of the API a browser shows by itself: nothing may run, nothing may frame it. */
const apiHeaders = {
  'content-security-policy': apiPolicy,
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** One origin for the pages and the API: a private bucket and an HTTP API behind CloudFront and its firewall. */
export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, stage: Stage, props: SiteProps) {
    super(scope, id);
    const logs = new LogBucket(this, 'Logs', stage, { byAcl: true }).bucket;
    this.bucket = this.#pages(logs);
    const { cardField } = stage.web;
    const origins = {
      upload: `https://${props.quarantine.bucketRegionalDomainName}`,
      cardField: cardField === undefined ? undefined : new URL(cardField).origin,
    };
    const toPage = this.#onRequest('to-the-page', stage, toThePage);
    const bucket = S3BucketOrigin.withOriginAccessControl(asBucket(this.bucket));
    const pages = (name: string, headers: Readonly<Record<string, string>>) => ({
      origin: bucket,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      // Objects say themselves how long they may be kept (web/page-headers.ts).
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headersPolicy(this, name, stage, headers),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [toPage],
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: named(stage, 'web'),
      domainNames: [...hostsOf(stage)],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', props.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: props.webAclArn,
      // Addresses of those who ask are in it, no cookie, and of links only what stands before the fragment.
      logBucket: asBucket(logs),
      logFilePrefix: 'cloudfront/',
      defaultBehavior: pages('page-headers', pageHeaders(origins)),
      additionalBehaviors: {
        '/api/*': this.#api(stage, props),
        '/staff/*': pages('staff-headers', staffHeaders({ ...origins, token: tokenEndpoint(props.signIn) })),
        '/viewer/*': pages('viewer-headers', viewerHeaders()),
      },
    });
    acknowledge(this.distribution, 'Victims ask from abroad, from ships and from bases: no country is turned away.', [
      'AwsSolutions-CFR1',
    ]);
  }

  #pages(logs: Bucket): Bucket {
    const bucket = new Bucket(this, 'Pages', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        { noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    logAccess(bucket, logs, 'pages/');
    acknowledge(
      bucket,
      'It holds what everybody may read: a key of ours would only be one more way for the site to fail.',
      ['NIST.800.53.R5-S3DefaultEncryptionKMS', 'PCI.DSS.321-S3DefaultEncryptionKMS'],
    );
    acknowledge(bucket, 'The pages are built from the repository: a deployment puts them anywhere again.', replication);
    return bucket;
  }

  #api(stage: Stage, props: SiteProps) {
    return {
      origin: new HttpOrigin(props.apiHost, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { [edgeHeader]: props.edgeSecret },
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: headersPolicy(this, 'api-headers', stage, apiHeaders),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      functionAssociations: [this.#onRequest('to-the-api', stage, toTheApi)],
    };
  }

  #onRequest(id: string, stage: Stage, code: string) {
    return {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(this, id, {
        functionName: named(stage, id),
        runtime: FunctionRuntime.JS_2_0,
        code: FunctionCode.fromInline(code),
      }),
    };
  }
}
