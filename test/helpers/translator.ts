/** A page translator that looks into open roots. */
export type Translator = 'replaces' | 'wraps';

/**
 * Replaces or wraps every text node by two `font` elements, as page translators do: now, and after each change.
 *
 * @returns a function that stops it
 */
export function translate(root: ShadowRoot, way: Translator): () => void {
  const act = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('font, style')) continue;
      const outer = document.createElement('font');
      const inner = outer.appendChild(document.createElement('font'));
      text.replaceWith(outer);
      if (way === 'wraps') inner.append(text);
      else inner.textContent = text.data;
    }
  };
  act();
  const observer = new MutationObserver(act);
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  return () => observer.disconnect();
}
