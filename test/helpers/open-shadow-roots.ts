/**
 * Makes every shadow root open, so that axe and our queries can read the banner, whose root is closed to pages. Import it
 * before the element. `helpline-banner.privacy.test.ts` and the bundle tests check that the closed root hides its content.
 */
import '../../stories/support/open-shadow-roots.js';
