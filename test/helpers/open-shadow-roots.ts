/**
 * Makes every shadow root open, so that axe and our queries can look into the banner, whose root is closed to pages.
 * Imported before the element; what a closed root hides from a page is tested against the built file.
 */
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  return attachShadow.call(this, { ...options, mode: 'open' });
};
