import { showDetails } from './details.js';

const members = JSON.parse(document.querySelector('#members').textContent);
document.querySelector('svg').addEventListener('click', ({ target }) => {
  const { country } = target.dataset;
  if (country) showDetails(members.filter((member) => member.country === country));
});
