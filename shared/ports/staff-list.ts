/** Who works at the desk, by the id the log knows them by. */
export interface StaffList {
  names(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  note(id: string, name: string): Promise<void>;
}
