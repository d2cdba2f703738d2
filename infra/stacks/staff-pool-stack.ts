import { Aws, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { roles } from '../../shared/schemas/routes.ts';
import { FrontLineTools } from '../constructs/front-line-tools.ts';
import { named } from '../house.ts';
import type { Stage } from '../stages.ts';

/**
 * Origin of the hosted sign-in, in the Region of whoever asks: all stacks but `Edge` are in one. A prefix is unique in the Region over all accounts.
 */
export function signInOrigin(stage: Stage): string {
  return `https://${signInPrefix(stage)}.auth.${Aws.REGION}.amazoncognito.com`;
}

function signInPrefix(stage: Stage): string {
  return `${named(stage, 'desk')}-${Aws.ACCOUNT_ID}`;
}

/** Who works at the desk. Created by an administrator, second factor always, one group per role. */
export class StaffPoolStack extends Stack {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Programs that open cases. */
  readonly tools: readonly UserPoolClient[];
  /** Issuer of the tokens, as the JWT authorizer and the pages need it. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, props: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    const { stage } = props;
    this.pool = new UserPool(this, 'Staff', {
      userPoolName: named(stage, 'staff'),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
        passwordHistorySize: 5,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // The order is the precedence Cognito gives a person of two groups; our rules read all of them.
    for (const [index, role] of roles.entries()) {
      this.pool.addGroup(`Group-${role}`, { groupName: role, precedence: index + 1 });
    }
    // Only this version of the pages asks who is signed in to sign in again (`prompt=login`), as a second person's yes needs (T9).
    this.pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: signInPrefix(stage) },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.client = this.pool.addClient('Desk', {
      // The pages hold no secret: code grant with PKCE.
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [...stage.signIn.callbackUrls],
        logoutUrls: [...stage.signIn.logoutUrls],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(10),
    });
    // Without a look of its own a client has no pages in this version.
    new CfnManagedLoginBranding(this, 'SignInLook', {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.tools = new FrontLineTools(this, 'Tools', this.pool, stage.signIn.tools).clients;
    this.issuer = this.pool.userPoolProviderUrl;
    new CfnOutput(this, 'SignInOrigin', { value: signInOrigin(stage) });
    new CfnOutput(this, 'DeskClient', { value: this.client.userPoolClientId });
  }
}
