const switches = document.getElementById('switches');
const { service: serviceSwitch, language: languageSwitch } = switches.elements;
const place = document.getElementById('place');
const note = document.getElementById('note');
const outcomes = document.getElementById('outcomes');

const response = await fetch('services.json');
const services = await response.json();
serviceSwitch.append(...services.map(({ name }) => new Option(name)));

function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  // Not every service has `list` and `fields`.
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

function chosen() {
  return services.find(({ name }) => name === serviceSwitch.value);
}

/** Creates a new form for each service, so that no input is carried over to another one. */
function showForm({ name, action, list, fields }) {
  const fallback = element('p', {}, element('a', { href: 'privacy.html' }, 'Write to us to stay connected'));
  const settings = { service: name, action, list, fields, controller: 'ECPAT Example', 'privacy-url': 'privacy.html' };
  place.replaceChildren(element('ecpat-signup-form', { ...settings, 'name-field': 'optional' }, fallback));
}

function showOutcomes({ outcomes: known }) {
  outcomes.replaceChildren(
    ...Object.entries(known).map(([name, about]) => {
      const address = element('code', {}, `${name}@example.org`);
      // One click selects the whole address.
      address.style.userSelect = 'all';
      return element('li', {}, address, ` – ${about}`);
    }),
  );
}

async function showNote(service) {
  const isRunning = await fetch(`${service.origin}/received`).then(
    () => true,
    () => false,
  );
  if (service !== chosen()) return;
  note.textContent = isRunning
    ? `${service.name} answers at ${service.origin}.`
    : 'The services are not running. Start them with “npm run services”, then choose one again.';
}

function show() {
  const service = chosen();
  showForm(service);
  showOutcomes(service);
  void showNote(service);
}

serviceSwitch.addEventListener('change', show);
languageSwitch.addEventListener('change', () => {
  place.lang = languageSwitch.value;
});
show();
