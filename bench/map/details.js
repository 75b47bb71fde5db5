/** Reads the map's organisations from the page, or fetches them. */
export async function fetchMembers() {
  const written = document.querySelector('#members')?.textContent;
  const { members } = written
    ? JSON.parse(written)
    : await (await fetch(document.querySelector('#app').dataset.members)).json();
  return members;
}

/** A paragraph about an organisation. */
export function describe({ name, city, website }) {
  const paragraph = document.createElement('p');
  paragraph.append(`${[name, city].filter(Boolean).join(', ')} `);
  if (website) paragraph.append(Object.assign(document.createElement('a'), { href: website, textContent: 'Website' }));
  return paragraph;
}

/** Shows organisations in the page's box for details. */
export function showDetails(members) {
  const box = document.querySelector('#details');
  box.hidden = false;
  box.replaceChildren(...members.map(describe));
}
