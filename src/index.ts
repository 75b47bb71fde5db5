/** All four elements. Importing this module defines them and upgrades every `<div data-ecpat>`, now and later. */
export { FrameworkCardElement } from './framework-card/define.js';
export { HelplineBannerElement } from './helpline-banner/define.js';
export { MemberMapElement } from './member-map/define.js';
export { SignupFormElement } from './signup-form/define.js';
export { VERSION as version } from './internal/version.js';
