import { expect } from '@open-wc/testing';
import { fileOf } from '../../src/framework-card/framework-card.model.js';
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
    const files = links.flatMap((a) => {
      const url = safeUrl(a.getAttribute('href')!);
      const { bytes = null, pages = null, kind = null } = a.dataset;
      const download = url?.origin === location.origin ? a.getAttribute('download') : null;
      return (url && fileOf({ url: url.href, lang: a.hreflang, type: a.type, bytes, pages, kind, download })) ?? [];
    });
    if (files.length === 0) return;
    // Without a document, the slot shows the author's links unchanged.
    const plain = [...root.children].find(({ localName }) => localName === 'slot');
    if (plain) {
      expect(links.every((a) => a.assignedSlot === plain)).to.be.true;
      return;
    }
    const shown = [...root.querySelectorAll('a[hreflang]')].map((a) =>
      [a.getAttribute('href'), a.getAttribute('hreflang'), a.getAttribute('download')].join(),
    );
    const expected = files.map(({ url, lang, download }) => [url, lang, download].join());
    expect(shown.sort().join('\n') === expected.sort().join('\n')).to.be.true;
    for (const { bytes, pages } of files) expect([bytes, pages]).not.to.include(0);
  },
});
