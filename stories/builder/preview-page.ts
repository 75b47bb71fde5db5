/** The page in the frame of the preview. */
import { elementMarkup, escapeMarkup } from '../elements.js';
import { attributesOf, fileOf, previewOf, scriptMarkup, themeOf, type BuilderState } from './builder.model.js';
import { WIDGETS } from './builder.texts.js';
import { contentOf } from './fallback.js';
import { inPageLanguage } from './page-language.js';

/** In the same folder as this script in each build. */
const PREVIEW_SCRIPT = new URL('./preview.js', import.meta.url).href;
/** Margin around the element in the preview, in CSS pixels. */
export const PREVIEW_MARGIN = 12;

/**
 * A page with only the lines that an author pastes, and a script that reports the height. It has no scrollbar, which
 * would narrow the page and so change the height that decides whether there is one.
 *
 * @param folder - address of the folder of built files
 * @param isScriptOff - omits the widgets' script, as if the visitor had no JavaScript
 */
export function previewPage(chosen: BuilderState, folder: string, isScriptOff: boolean): string {
  const { language, direction, scheme } = chosen;
  const script = new URL(fileOf(chosen), folder).href;
  const shown = previewOf(chosen);
  const content = inPageLanguage(language, () => contentOf(shown));
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
      <title>${escapeMarkup(WIDGETS[chosen.widget]!())}</title>
      <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="${scheme}">
      <style>html { color-scheme: ${scheme}; scrollbar-width: none } body { margin: ${PREVIEW_MARGIN}px; font-family: system-ui, sans-serif } ${themeOf(chosen)}</style>
      <script src="${escapeMarkup(PREVIEW_SCRIPT)}"></script>
      ${isScriptOff ? '' : scriptMarkup(script)}</head><body>${elementMarkup(`ecpat-${shown.widget}`, attributesOf(shown), content)}</body></html>`;
}
