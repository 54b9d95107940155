/** Brings the keyboard and the eye to the beginning of the room: after a step to another room, or when what was pressed is gone. */
export function focusContent(): void {
  document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
