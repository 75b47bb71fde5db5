// In the preview, whose frame has an origin of its own: tells the builder how high the page is, and whether the element
// has come to life.
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
