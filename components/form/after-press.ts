let isPressed = false;

/** Keeps track of the pointer for `afterPress`. Returns what ends it. */
export function watchPointer(): () => void {
  const press = () => {
    isPressed = true;
  };
  const release = () => {
    isPressed = false;
  };
  const options = { capture: true };
  document.addEventListener("pointerdown", press, options);
  document.addEventListener("pointerup", release, options);
  document.addEventListener("pointercancel", release, options);
  return () => {
    document.removeEventListener("pointerdown", press, options);
    document.removeEventListener("pointerup", release, options);
    document.removeEventListener("pointercancel", release, options);
  };
}

/**
 * Runs the task now, or after the click that is under way. A field that is left by a click must not show its problem before the
 * click is through: what is below would move away under the pointer, and the click would miss.
 */
export function afterPress(task: () => void): void {
  if (!isPressed) {
    task();
    return;
  }
  const abort = new AbortController();
  const finish = () => {
    abort.abort();
    setTimeout(task);
  };
  const options = { capture: true, signal: abort.signal };
  document.addEventListener("pointerup", finish, options);
  document.addEventListener("pointercancel", finish, options);
}
