import { whenRendered } from '../rendered.js';
import { takeOver } from './take-over.js';

const form = document.querySelector('form');
// Before an element is defined and rendered, it knows nothing of validity.
whenRendered(form).then(() => takeOver(form));
