import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/stages.ts';
import { roles } from '../../shared/schemas/routes.ts';
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
    });
    expect(pool).toMatchObject({ DeletionPolicy: 'Retain' });
  });

  it('one group per role', () => {
    const groups = Object.values(staff.findResources('AWS::Cognito::UserPoolGroup'));
    expect(groups.map((g) => g['Properties'].GroupName).toSorted()).toEqual([...roles].toSorted());
  });

  it('the desk signs in with a code and no secret, back to our pages only, and not for long', () => {
    expect(only('AWS::Cognito::UserPoolClient')['Properties']).toMatchObject({
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

  it('in production nobody is sent back to localhost', () => {
    expect(stageNamed('prod').signIn.callbackUrls.filter((url) => !url.startsWith('https://'))).toEqual([]);
  });
});
