import { fetchMembers, showDetails } from './details.js';

const members = await fetchMembers();
const show = ({ target }) => {
  const { country } = target.dataset;
  if (country) showDetails(members.filter((member) => member.country === country));
};
const map = document.querySelector('#app > svg');
map.addEventListener('click', show);
map.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') show(event);
});
