import { whenRendered } from '../rendered.js';
import { takeOver } from './take-over.js';

const form = document.querySelector('form');
// Elements have no validity before they are defined and rendered.
whenRendered(form).then(() => takeOver(form));
