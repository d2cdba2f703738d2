/** What `--json` prints, exactly one object. */
export interface DemoResult {
  readonly reference: string;
  readonly dueDate: string;
  readonly events: readonly { readonly at: string; readonly type: string }[];
  readonly steps: readonly { readonly system: string; readonly action: string; readonly outcome: string }[];
  readonly mails: readonly { readonly at: string; readonly to: string; readonly subject: string }[];
  readonly package: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly chainVerified: boolean;
}

/** One line of the timeline. */
export interface Moment {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly details: readonly string[];
}
