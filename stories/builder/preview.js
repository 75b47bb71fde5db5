// Runs in the preview, whose frame has an origin of its own: reports the page's height to the builder, and whether the
// element is upgraded.
const tell = () => {
  const element = document.querySelector('body > *');
  const name = element?.dataset.ecpat ? `ecpat-${element.dataset.ecpat}` : element?.localName;
  const isDefined = Boolean(name && customElements.get(name));
  parent.postMessage(
    { preview: { height: Math.ceil(document.documentElement.getBoundingClientRect().height), isDefined } },
    '*',
  );
};
addEventListener('load', () => new ResizeObserver(tell).observe(document.body));
