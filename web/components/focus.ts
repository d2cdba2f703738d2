/**
 * Moves the focus once what was just changed is on the screen: whoever uses a keyboard is not left behind on a button that is gone. Preact renders in a
 * microtask of the first change, so this one runs after it and before any key: a focus that came later would take one from where she had gone meanwhile.
 */
export function focusSoon(selector: string): void {
  queueMicrotask(() => document.querySelector<HTMLElement>(selector)?.focus());
}
