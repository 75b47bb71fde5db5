/* global svgMap */
import { fetchMembers, showDetails } from './details.js';

const byCountry = new Map();
for (const member of await fetchMembers()) {
  byCountry.set(member.country, [...(byCountry.get(member.country) ?? []), member]);
}
new svgMap({
  targetElementID: 'app',
  staticPins: [...byCountry.keys()],
  pinColor: '#e4002b',
  // Images of flags come from another host.
  flagType: 'emoji',
  data: {
    data: { organisations: { name: 'Organisations', format: '{0}' } },
    applyData: 'organisations',
    values: Object.fromEntries(
      [...byCountry].map(([country, members]) => [country, { organisations: members.length, color: '#0b5a83' }]),
    ),
  },
  onCountryClick: (country) => {
    if (byCountry.has(country)) showDetails(byCountry.get(country));
  },
});
