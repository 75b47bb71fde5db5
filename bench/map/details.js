/** Fetches what the map is to show. */
export async function fetchMembers() {
  const { members } = await (await fetch(document.querySelector('#app').dataset.members)).json();
  return members;
}

/** Shows organisations in the page's own box. */
export function showDetails(members) {
  const box = document.querySelector('#details');
  box.hidden = false;
  box.replaceChildren(
    ...members.map(({ name, city, website }) => {
      const link = Object.assign(document.createElement('a'), { href: website, textContent: 'Website' });
      const paragraph = document.createElement('p');
      paragraph.append(`${name}, ${city} `, link);
      return paragraph;
    }),
  );
}
