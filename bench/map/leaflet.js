import { circleMarker, geoJSON, map } from 'leaflet';
import { describe, fetchMembers } from './details.js';

const [world, members] = await Promise.all([fetch('/world.geojson').then((answer) => answer.json()), fetchMembers()]);
const named = new Set(members.map(({ numeric }) => numeric));
const view = map('app').setView([20, 10], 2);

geoJSON(world, {
  style: ({ id }) => ({
    className: `${named.has(id) ? 'member' : 'land'} shape-${id}`,
    weight: 1,
    color: '#fff',
    fillColor: named.has(id) ? '#0b5a83' : '#ddd',
    fillOpacity: 1,
  }),
  onEachFeature: ({ properties }, layer) => layer.bindTooltip(properties.name),
}).addTo(view);

for (const member of members) {
  const { name, country, latitude, longitude } = member;
  circleMarker([latitude, longitude], {
    className: `pin ${country}`,
    radius: 5,
    weight: 1,
    color: '#fff',
    fillColor: '#e4002b',
    fillOpacity: 1,
  })
    .bindTooltip(name)
    .bindPopup(() => describe(member))
    .addTo(view);
}
