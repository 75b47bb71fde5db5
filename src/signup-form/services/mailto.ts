import type { UnreadableService } from './service.js';

/**
 * Writes a message that the visitor sends: to a person, or to the address by which a mailing list lets people join. What
 * the author wrote after the address stands, for lists that want a certain subject or text.
 */
export const mailto: UnreadableService = {
  transport: 'mail',
  takes: [],
  needs: 'action="mailto:…@…"',
  locate({ action }) {
    // What stands behind a `#` no mail program reads, nor what would come after it.
    const [url = ''] = action.split('#');
    return /^mailto:[^@?]+@[^@?]+/i.test(url) ? { url } : undefined;
  },
  build({ email, name, consent }, { url }) {
    if (/[?&]body=/i.test(url)) return { url };
    const text = [consent.text, name, email].filter(Boolean).join('\r\n\r\n');
    // Programs for mail take a plus for what it is. Half of a pair of surrogates encodeURIComponent() would throw on.
    const body = `${new URLSearchParams({ body: text })}`.replace(/\+/g, '%20');
    return { url: `${url}${url.includes('?') ? '&' : '?'}${body}` };
  },
};
