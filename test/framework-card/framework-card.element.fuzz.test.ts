import { expect } from '@open-wc/testing';
import { canonicalTag } from '../../src/framework-card/framework-card.model.js';
import { safeUrl } from '../../src/internal/urls.js';
import fc from '../helpers/fuzz.js';
import { anyAddress, anyJson, anyNumberText, anyTag, anyText, changed, misspelt } from '../helpers/hostile.js';
import { FRAMEWORK } from '../helpers/records.js';
import { describeFuzz, sourceOf } from '../suites/fuzz.js';

const DOCUMENT = {
  schemaVersion: 1,
  frameworks: [FRAMEWORK, { ...FRAMEWORK, id: 'ecpat-strategic-framework-2021-2025' }],
};

/** Links of an author, with small mistakes. */
const link = fc.record({
  tag: fc.constantFrom('a', 'a', 'a', 'area'),
  text: anyText,
  attributes: fc.record(
    {
      href: fc.oneof(fc.constantFrom('/en.pdf', 'https://docs.example/x.pdf'), anyAddress),
      hreflang: fc.oneof(fc.constantFrom('en', 'fr', 'ru', 'de'), anyTag),
      type: fc.oneof(fc.constantFrom('application/pdf', 'text/html'), anyText),
      'data-bytes': anyNumberText,
      'data-pages': anyNumberText,
      'data-kind': fc.oneof(fc.constant('easy-read'), anyText),
      download: anyText,
      slot: fc.constantFrom('note', 'heading'),
    },
    { requiredKeys: ['href', 'hreflang'], noNullPrototype: true },
  ),
});

describeFuzz('framework-card', () => import('../../src/framework-card/define.js'), {
  tagName: 'ecpat-framework-card',
  attributes: {
    src: sourceOf(changed([DOCUMENT]), fc.constant({ frameworks: [] }), anyJson),
    'document-id': misspelt(FRAMEWORK.id, 'ecpat-strategic-framework-2021-2025'),
    'no-cover': anyText,
  },
  slots: ['heading', 'note', 'cover', ''],
  children: link,
  check(element, root) {
    const links = [...element.querySelectorAll<HTMLAnchorElement>(':scope > a[href][hreflang]:not([slot])')];
    const marked = links.filter(({ hreflang, href }) => canonicalTag(hreflang) !== undefined && /^https?:/.test(href));
    // Without a document, the slot shows the author's links unchanged.
    const plain = [...root.children].find((child) => child.localName === 'slot' && !child.hasAttribute('name'));
    if (plain) {
      expect(marked.every((a) => a.assignedSlot === plain)).to.be.true;
      return;
    }
    const shown = [...root.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'));
    const safe = marked.flatMap((a) => safeUrl(a.getAttribute('href')!.trim())?.href ?? []);
    expect(safe.every((url) => shown.includes(url) || url.startsWith(location.href.split('#')[0]!))).to.be.true;
    for (const address of shown) expect(address).to.match(/^(?:https?|mailto|tel|sms):/i);
    for (const a of root.querySelectorAll('a[download]'))
      expect((a as HTMLAnchorElement).origin).to.equal(location.origin);
  },
});
