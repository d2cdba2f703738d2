/** False for `__proto__`, `constructor` and the other names every object answers to: nothing of a case is called so (ASVS 15.3.6). */
export function isOwnName(name: string): boolean {
  return !(name in {});
}
