import '../banner/cookieconsent.js';
import '../form/jquery.js';
import '../card/plain.js';
import '../map/jsvectormap.js';
