import {
  type AddToPrincipalPolicyResult,
  type IPrincipal,
  ManagedPolicy,
  type PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A role whose rights are one customer-managed policy, not an inline one: it has versions, shows in IAM's list of policies, and
 * Access Analyzer reads it (NIST AC-2, PCI 7.1.2). Whatever any construct grants the role lands in it.
 */
export class HouseRole extends Role {
  readonly #policy: ManagedPolicy;

  constructor(scope: Construct, id: string, assumedBy: IPrincipal) {
    super(scope, id, { assumedBy });
    this.#policy = new ManagedPolicy(this, 'Policy', { roles: [this] });
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.#policy.addStatements(statement);
    return { statementAdded: true, policyDependable: this.#policy };
  }
}
