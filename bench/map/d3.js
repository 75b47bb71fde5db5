import { geoEqualEarth, geoPath } from 'd3-geo';
import { select } from 'd3-selection';
import { zoom } from 'd3-zoom';
import { feature } from 'topojson-client';
import { fetchMembers, showDetails } from './details.js';

const [topology, members] = await Promise.all([fetch('/world.json').then((answer) => answer.json()), fetchMembers()]);
const named = new Set(members.map(({ numeric }) => numeric));
const projection = geoEqualEarth().fitSize([960, 480], { type: 'Sphere' });

const svg = select('#app').append('svg').attr('viewBox', '0 0 960 480');
const layer = svg.append('g');
layer
  .selectAll('path')
  .data(feature(topology, topology.objects.countries).features)
  .join('path')
  .attr('class', ({ id }) => `${named.has(id) ? 'member' : 'land'} shape-${id}`)
  .attr('d', geoPath(projection))
  .append('title')
  .text(({ properties }) => properties.name);
layer
  .selectAll('circle')
  .data(members)
  .join('circle')
  .attr('class', ({ country }) => `pin ${country}`)
  .attr('r', 5)
  .attr('tabindex', 0)
  .attr('role', 'button')
  .attr('aria-label', ({ name }) => name)
  .attr('transform', ({ longitude, latitude }) => `translate(${projection([longitude, latitude])})`)
  .on('click', (_, member) => showDetails([member]));
svg.call(
  zoom()
    .scaleExtent([1, 8])
    .on('zoom', ({ transform }) => layer.attr('transform', transform)),
);
