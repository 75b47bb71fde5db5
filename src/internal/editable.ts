import { parentOnScreen } from './ancestors.js';

/** Editors, also those of browsers that do not know `plaintext-only` yet, and those that draw their text themselves. */
const EDITOR = ['', 'true', 'plaintext-only']
  .map((value) => `[contenteditable="${value}" i]`)
  .concat('[role="textbox" i]', 'textarea')
  .join();

/**
 * Whether an editor around an element may save it as a part of its text. Includes islands inside an editor that cannot be
 * edited, because the editor saves them too.
 */
export function isEditable(element: Element): boolean {
  if (element.ownerDocument.designMode === 'on' || (element as HTMLElement).isContentEditable) return true;
  for (let at: (Element & { editContext?: unknown }) | null = element; at; at = parentOnScreen(at)) {
    if (at.editContext || at.matches(EDITOR)) return true;
  }
  return false;
}
