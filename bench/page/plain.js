import '../banner/plain.js';
import '../form/plain.js';
import '../card/plain.js';
import '../map/baseline.js';
