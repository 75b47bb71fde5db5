import '@shoelace-style/shoelace/dist/components/alert/alert.js';
import '@shoelace-style/shoelace/dist/components/button/button.js';
import '@shoelace-style/shoelace/dist/components/details/details.js';
import { markUsable } from '../rendered.js';
import { leaveByShift } from './shift.js';

leaveByShift();
markUsable(document.querySelector('.help'));
