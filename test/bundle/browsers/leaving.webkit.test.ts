import { describeLeaving } from '../leaving.suite.js';

describeLeaving('webkit');
