import { markUsable } from '../rendered.js';
import { showInLanguage } from './show.js';

const card = document.querySelector('.card');
showInLanguage(card);
markUsable(card);
