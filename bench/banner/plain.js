import { leaveByShift } from './shift.js';

leaveByShift();
