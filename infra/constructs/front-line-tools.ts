import { Duration } from 'aws-cdk-lib';
import { OAuthScope, ResourceServerScope, type UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { toolScope } from '../../shared/schemas/routes.ts';

const [server, scope] = toolScope.split('/');

/**
 * Programs of the business that open cases (L49): a chat tool, the shop's help desk, whatever reads a mailbox. Each has a client of its own, so that
 * the log says which one it was, and a scope that opens the two intake routes and nothing else.
 */
export class FrontLineTools extends Construct {
  readonly clients: readonly UserPoolClient[];

  constructor(parent: Construct, id: string, pool: UserPool, names: readonly string[]) {
    super(parent, id);
    const intake = new ResourceServerScope({
      scopeName: scope ?? '',
      scopeDescription: 'Open a case in one step, and read the procedure.',
    });
    const api = pool.addResourceServer('Api', { identifier: server ?? '', scopes: [intake] });
    this.clients = names.map((name) => {
      const client = pool.addClient(`Tool-${name}`, {
        userPoolClientName: `tool-${name}`,
        generateSecret: true,
        authFlows: {},
        oAuth: {
          flows: { clientCredentials: true, authorizationCodeGrant: false, implicitCodeGrant: false },
          scopes: [OAuthScope.custom(toolScope)],
        },
        enableTokenRevocation: true,
        accessTokenValidity: Duration.minutes(15),
      });
      client.node.addDependency(api);
      return client;
    });
  }
}
