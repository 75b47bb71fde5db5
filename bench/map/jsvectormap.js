/* global jsVectorMap */
import { fetchMembers, showDetails } from './details.js';

const members = await fetchMembers();
new jsVectorMap({
  selector: '#app',
  map: 'world',
  selectedRegions: [...new Set(members.map(({ country }) => country))],
  regionStyle: { selected: { fill: '#0b5a83' } },
  markerStyle: { initial: { fill: '#e4002b', r: 5 } },
  markers: members.map(({ name, latitude, longitude }) => ({ name, coords: [latitude, longitude] })),
  onMarkerClick: (_, index) => showDetails([members[index]]),
});
