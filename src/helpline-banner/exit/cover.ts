import { addLink, attempt, type Exit } from './page.js';

/** Overrides every style of the page. */
const COVER_STYLE: Readonly<Record<string, string>> = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  'z-index': '2147483647',
  padding: '16px',
  background: 'Canvas',
};

export interface Cover {
  element: HTMLElement;
  /** Removes the cover, and shows the page as it was, with empty fields. */
  remove: () => void;
}

/**
 * Covers a page. The cover is appended to the root element, because a hidden ancestor would hide it, and shown in the top
 * layer, above open dialogs and cookie bars. Title, fields and the sounds of the page's elements end.
 *
 * @param isAround - whether the page is around the frame of this script, which must stay in it
 */
export function cover(page: Document, exit: Exit, isAround: boolean): Cover {
  const { documentElement: root, title } = page;
  emptyFields(root);
  for (const media of root.querySelectorAll<HTMLMediaElement>('audio, video')) attempt(() => media.pause());
  // Not through `page.title`, since a script may keep the element and write to it.
  for (const one of page.querySelectorAll('title')) one.remove();
  const rest = page.createDocumentFragment();
  while (!isAround && root.firstChild) rest.append(root.firstChild);

  const element = page.createElement('dialog');
  // Through the CSSOM, which a strict policy allows.
  for (const [name, value] of Object.entries(COVER_STYLE)) element.style.setProperty(name, value, 'important');
  root.append(element);
  addLink(element, exit);
  if ('popover' in element) {
    element.popover = 'manual';
    element.showPopover();
  } else {
    (element as HTMLDialogElement).showModal();
  }
  return {
    element,
    remove() {
      element.replaceWith(rest);
      page.title = title;
    },
  };
}

/** Types of inputs that visitors cannot fill in. */
const NOT_FILLED = /^(button|hidden|image|reset|submit)$/;

/** Empties every form field and editable element, also inside open shadow roots. */
function emptyFields(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.shadowRoot) emptyFields(element.shadowRoot);
    const { localName, isContentEditable } = element;
    const { type } = element as HTMLInputElement;
    if (localName === 'input' && /^(checkbox|radio)$/.test(type)) (element as HTMLInputElement).checked = false;
    else if (/^(input|textarea|select)$/.test(localName) && !NOT_FILLED.test(type)) {
      (element as HTMLInputElement).value = '';
    } else if (isContentEditable) element.textContent = '';
  }
}
