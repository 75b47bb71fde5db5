import { showInLanguage } from './show.js';

showInLanguage(document.querySelector('.card'));
