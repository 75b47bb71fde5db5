import { expect } from '@open-wc/testing';
import { asWord } from '../../src/internal/attributes.js';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import { SERVICE_NAMES } from '../../src/signup-form/services/services.js';
import { NAME_FIELDS } from '../../src/signup-form/signup-form.types.js';
import fc from '../helpers/fuzz.js';
import { anyAddress, anyNumberText, anyText, misspelt } from '../helpers/hostile.js';
import { describeFuzz } from '../suites/fuzz.js';

const UUID = '0b8e5b5e-3f0b-4b0e-9c43-6f7d5f3f2a11';

describeFuzz('signup-form', () => import('../../src/signup-form/define.js'), {
  tagName: 'ecpat-signup-form',
  attributes: {
    service: misspelt(...SERVICE_NAMES),
    action: fc.oneof(
      fc.constantFrom(
        ...['/sign-up', 'https://lists.example.org/', 'mailto:news@example.org?subject=x', 'https://formspree.io/f/x'],
        ...['https://o.list-manage.com/subscribe/post?u=a&id=b', 'https://x.sibforms.com/serve/abc'],
      ),
      anyAddress,
    ),
    list: fc.oneof(misspelt(UUID, 'fr=1 *=2', '7'), anyText),
    fields: fc.oneof(fc.constantFrom('gdpr[1]=Y&tag=web', 'x={email}', '__proto__=x&constructor=y'), anyText),
    controller: fc.oneof(fc.constant('ECPAT Example'), anyText),
    'privacy-url': fc.oneof(fc.constantFrom('/privacy', 'https://example.org/privacy'), anyAddress),
    'name-field': misspelt(...NAME_FIELDS),
    'min-age': anyNumberText,
  },
  needs: { action: '/sign-up', controller: 'ECPAT Example', 'privacy-url': '/privacy' },
  slots: ['heading', 'consent', 'success', ''],
  check(element, root) {
    const { controller, nameField } = element as SignupFormElement;
    const form = root.querySelector('form');
    if (!form) return;
    // The consent names the sender unless the author replaces it. The privacy link is there and the box is unticked.
    const box = root.querySelector<HTMLInputElement>('#ecpat-consent')!;
    expect(box.checked).to.be.false;
    const label = box.closest('label')!;
    const isOwn = [...element.querySelectorAll('[slot="consent"]')].length > 0;
    if (!isOwn && typeof controller === 'string') {
      expect(label.textContent!.includes(controller.trim())).to.be.true;
    }
    expect(root.querySelector('.ecpat-privacy')!.getAttribute('href')).to.match(/^https?:\/\//);
    if (typeof nameField === 'string') {
      const known = NAME_FIELDS.find((value) => value === asWord(nameField).toLowerCase()) ?? 'off';
      expect(root.querySelector('#ecpat-name') === null).to.equal(known === 'off');
    }
  },
});
