/** Moves the focus once what was just changed is on the screen: whoever uses a keyboard is not left behind on a button that is gone. */
export function focusSoon(selector: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(selector)?.focus(), 50);
}
