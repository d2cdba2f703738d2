import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/stages.ts';
import { roles, toolScope } from '../../shared/schemas/routes.ts';
import { type Resource, synthesise } from './synthesised.ts';

const { staff } = synthesise();
const only = (type: string): Resource => {
  const found = Object.values(staff.findResources(type));
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} of ${type}`);
  return found[0];
};

describe('staff pool (G14, ASVS V6)', () => {
  it('nobody signs up, everybody has a second factor that is not SMS, the pool is kept', () => {
    const pool = only('AWS::Cognito::UserPool');
    expect(pool['Properties']).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
    expect(pool['Properties'].Policies.PasswordPolicy).toMatchObject({
      MinimumLength: 14,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 3,
    });
    expect(pool).toMatchObject({ DeletionPolicy: 'Retain' });
  });

  it('one group per role', () => {
    const groups = Object.values(staff.findResources('AWS::Cognito::UserPoolGroup'));
    expect(groups.map((g) => g['Properties'].GroupName).toSorted()).toEqual([...roles].toSorted());
  });

  it('the desk signs in with a code and no secret, back to our pages only, and not for long', () => {
    const [desk, ...others] = Object.values(staff.findResources('AWS::Cognito::UserPoolClient')).filter((c) =>
      c['Properties'].AllowedOAuthFlows.includes('code'),
    );
    expect(others).toEqual([]);
    expect(desk?.['Properties']).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      CallbackURLs: stageNamed('dev').signIn.callbackUrls,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes' },
      SupportedIdentityProviders: ['COGNITO'],
    });
  });

  it('T9 ASVS 7.5.3: the sign-in can ask again whoever is signed in: the pages are of the version that heeds prompt=login', () => {
    expect(only('AWS::Cognito::UserPoolDomain')['Properties']).toMatchObject({ ManagedLoginVersion: 2 });
    const [[desk] = []] = Object.entries(staff.findResources('AWS::Cognito::UserPoolClient')).filter(([, c]) =>
      c['Properties'].AllowedOAuthFlows.includes('code'),
    );
    expect(only('AWS::Cognito::ManagedLoginBranding')['Properties']).toMatchObject({
      ClientId: { Ref: desk },
      UseCognitoProvidedValues: true,
    });
  });

  it('L49: each program that opens cases has an id and a secret of its own, and one scope', () => {
    expect(Object.values(staff.findResources('AWS::Cognito::UserPoolResourceServer'))[0]?.['Properties']).toMatchObject(
      {
        Identifier: 'redress',
        Scopes: [{ ScopeName: 'intake' }],
      },
    );
    const programs = Object.values(staff.findResources('AWS::Cognito::UserPoolClient'))
      .map((c) => c['Properties'])
      .filter((c) => c.AllowedOAuthFlows.includes('client_credentials'));
    expect(programs).toHaveLength(stageNamed('dev').signIn.tools.length);
    expect(programs.filter((p) => p.CallbackURLs)).toEqual([]);
    for (const program of programs)
      expect(program).toMatchObject({
        GenerateSecret: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: [toolScope],
        AccessTokenValidity: 15,
      });
  });

  it('in production nobody is sent back to localhost', () => {
    expect(stageNamed('prod').signIn.callbackUrls.filter((url) => !url.startsWith('https://'))).toEqual([]);
  });
});
