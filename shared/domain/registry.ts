/** One of the systems in which records may lie: the business's own, a vendor's, a predecessor's, a seller's (L24). */
export interface SystemEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: 'own' | 'vendor' | 'predecessor' | 'marketplace-seller';
  /** Who is asked when it does not answer. */
  readonly owner: string;
  readonly baseUrl: string;
  /** Stops changes, never search, collection or the clock. */
  readonly emergencyStop: boolean;
  /** Also the payment provider whose hosted field the form uses. */
  readonly paymentProvider: boolean;
}
