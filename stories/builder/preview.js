// Runs in the preview. Its frame has an opaque origin, so it reports to the builder the page's height, and whether the
// element is upgraded.
const reportHeight = () => {
  const element = document.querySelector('body > *');
  const name = element?.dataset.ecpat ? `ecpat-${element.dataset.ecpat}` : element?.localName;
  const isDefined = Boolean(name && customElements.get(name));
  parent.postMessage(
    { preview: { height: Math.ceil(document.documentElement.getBoundingClientRect().height), isDefined } },
    '*',
  );
};
addEventListener('load', () => {
  // Browsers run no observer in a frame of another origin until it is near the visible part of the page.
  reportHeight();
  new ResizeObserver(reportHeight).observe(document.body);
});
