import { describeLeaving } from '../leaving.suite.js';

describeLeaving('firefox');
