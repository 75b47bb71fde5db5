import '../banner/shoelace.js';
import '../form/shoelace.js';
import '../card/shoelace.js';
// Last, since it waits.
import '../map/leaflet.js';
