import '../banner/shoelace.js';
import '../form/shoelace.js';
import '../card/shoelace.js';
// Last, because it awaits its data.
import '../map/leaflet.js';
