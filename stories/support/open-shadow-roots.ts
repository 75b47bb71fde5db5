/**
 * Opens the banner's closed root, for the accessibility check and the stories. Import it before the elements, which keep
 * the browser's method from their start.
 */
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  return attachShadow.call(this, { ...options, mode: 'open' });
};
