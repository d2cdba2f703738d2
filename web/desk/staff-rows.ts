/** Somebody as the list of the desk has them. */
export interface Entered {
  readonly id: string;
  readonly backup: string;
  readonly approver: boolean;
  readonly left?: { readonly at: string; readonly by: string } | undefined;
}

export interface StaffRow {
  readonly id: string;
  readonly label: string;
  /** `undefined`: signed in once, but never put on the list. */
  readonly entry?: Entered | undefined;
}

/** Everybody on the list and everybody who ever signed in, by name; who is gone comes last. */
export function staffRows(
  entered: readonly Entered[],
  known: readonly { readonly id: string; readonly name: string }[],
): readonly StaffRow[] {
  const ids = new Set([...entered.map(({ id }) => id), ...known.map(({ id }) => id)]);
  const rows = [...ids].map((id) => ({
    id,
    label: known.find((one) => one.id === id)?.name ?? `Staff member ${id.slice(0, 8)}`,
    entry: entered.find((one) => one.id === id),
  }));
  const gone = ({ entry }: StaffRow) => (entry?.left === undefined ? 0 : 1);
  return rows.toSorted((a, b) => gone(a) - gone(b) || a.label.localeCompare(b.label));
}
