import { takeOver } from './take-over.js';

takeOver(document.querySelector('form'));
