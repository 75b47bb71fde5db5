import type { ServiceName } from '../signup-form.types.js';
import { json } from './json.js';
import type { SignupService } from './service.js';

/** The services by the value of the attribute. */
export const SERVICES: Readonly<Record<ServiceName, SignupService>> = { json };
